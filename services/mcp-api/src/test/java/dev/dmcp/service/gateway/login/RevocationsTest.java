package dev.dmcp.service.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.LoginServer;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.log.Level;
import dev.dmcp.service.kit.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final OAuthOptions OPTIONS = OAuthOptions.of("test", URI.create("http://127.0.0.1:1/back"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Revocations revocations = new Revocations(
            new Log("test", Level.INFO, new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC()));

    @Test
    void what_goes_wrong_unforeseen_is_a_warning_without_its_words() throws Exception {
        try (LoginServer server = LoginServer.start()) {
            OAuthOptions broken = OPTIONS.withGuard((uri, deadline) -> {
                throw new IllegalArgumentException("the token is hush");
            });
            revocations.begin("one", person(server.resource(), broken), login(server.resource(), "http://127.0.0.1:1"));

            await("\"level\":\"warn\"");
            assertThat(log())
                    .contains("a login could not be revoked", "\"server\":\"one\"", "IllegalArgumentException")
                    .doesNotContain("hush", "at dev.dmcp");
        }
    }

    @Test
    void an_authorization_server_without_a_host_is_a_warning() throws Exception {
        URI resource = URI.create("https://server.example/mcp");
        revocations.begin("one", person(resource, OPTIONS), login(resource, "https://a_b"));

        await("an address without a host cannot be asked: `https://a_b`");
    }

    private static PersonLogin person(URI resource, OAuthOptions options) {
        return new PersonLogin(resource, options, Clock.systemUTC());
    }

    private static Login login(URI server, String issuer) {
        String json = "{\"server\":\"%s\",\"resource\":\"%s\",\"issuer\":\"%s\",\"client\":\"me\",\"access\":\"hush\"}";
        return Json.parse(json.formatted(server, server, issuer))
                .asObject()
                .flatMap(Login::of)
                .orElseThrow();
    }

    private String log() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String words) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!log().contains(words)) {
            assertThat(System.nanoTime()).as(log()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
