package dev.dmcp.service.kit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.log.Level;
import dev.dmcp.service.kit.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationTest {
    private final Tokens tokens = new Tokens(Secret.of("a key of at least thirty-two bytes!"), Clock.systemUTC());
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Log log =
            new Log("demo", Level.INFO, new PrintStream(logged, true, StandardCharsets.UTF_8), Clock.systemUTC());

    @Test
    void a_valid_token_names_the_user() throws Exception {
        var headers = Headers.of("Authorization", "bearer " + tokens.issue("ada", Duration.ofMinutes(1)));

        assertThat(caller(AuthRule.REQUIRED, "203.0.113.9", headers)).isEqualTo("ada true");
    }

    @Test
    void a_call_without_a_token_acts_as_the_default_user_within_the_stack() throws Exception {
        for (String address : new String[] {"127.0.0.1", "172.18.0.1", "192.168.1.4", "10.0.0.1", "::1", "fd00::1"}) {
            assertThat(caller(AuthRule.OPTIONAL, address, Headers.empty())).isEqualTo("default false");
        }
    }

    @Test
    void a_call_without_a_token_from_elsewhere_or_through_a_proxy_is_refused() {
        refused(AuthRule.OPTIONAL, "203.0.113.9", Headers.empty());
        refused(AuthRule.OPTIONAL, "2001:db8::1", Headers.empty());
        refused(AuthRule.OPTIONAL, "172.18.0.1", Headers.of("X-Forwarded-For", "203.0.113.9"));
        refused(AuthRule.REQUIRED, "127.0.0.1", Headers.empty());
    }

    @Test
    void a_bad_token_is_refused_even_where_none_is_needed_and_the_log_knows_why() {
        refused(AuthRule.OPTIONAL, "127.0.0.1", Headers.of("Authorization", "Bearer a.b.c"));
        refused(AuthRule.OPTIONAL, "127.0.0.1", Headers.of("Authorization", "Basic YTpi"));

        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("a token was refused")
                .doesNotContain("a.b.c");
    }

    @Test
    void services_that_start_together_agree_on_one_key(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep/jwt-secret");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Secret> make = () -> KeyFile.readOrMake(file);
            var keys =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> make).toList());
            for (var key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private void refused(AuthRule rule, String address, Headers headers) {
        assertThatThrownBy(() -> caller(rule, address, headers)).isInstanceOfSatisfying(HttpFailure.class, failure -> {
            assertThat(failure.status()).isEqualTo(401);
            assertThat(failure.response().headers().first("www-authenticate")).isPresent();
        });
    }

    private String caller(AuthRule rule, String address, Headers headers) throws Exception {
        Request request = Request.of(
                "GET",
                URI.create("/"),
                headers,
                InetAddress.getAllByName(address)[0],
                InputStream.nullInputStream(),
                10);
        var filter = new Authentication(tokens, rule, log);
        Response response = filter.apply(request, r -> {
            Caller caller = Caller.of(r);
            return Response.text(200, caller.user() + " " + caller.authenticated());
        });
        return response.body() instanceof Response.Body.Whole(byte[] bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : "";
    }
}
