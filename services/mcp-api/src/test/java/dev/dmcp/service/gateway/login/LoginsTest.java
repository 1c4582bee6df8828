package dev.dmcp.service.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.LoginServer;
import dev.dmcp.mcp.client.oauth.Obstacles;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.log.Level;
import dev.dmcp.service.kit.log.Log;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.StorageConfig;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the very moment when somebody logs in or out, or a login is renewed. */
class LoginsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Caller SOMEBODY = new Caller(Caller.DEFAULT_USER, false);

    @TempDir
    private Path folder;

    private final LoginServer server = LoginServer.start();
    private PausingDatabase database;
    private Logins logins;
    private Logins elsewhere;

    @BeforeEach
    void open() throws Exception {
        var config = new StorageConfig(new DatabaseAddress.Sqlite(folder.resolve("gateway.db")), Duration.ZERO);
        database = new PausingDatabase(Storage.open(config, Registry::migrations));
        logins = gateway();
        elsewhere = gateway();
    }

    private Logins gateway() {
        var log = new Log(
                "test",
                Level.ERROR,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Clock.systemUTC());
        var tokens = new Tokens(Secret.of("a key of at least thirty-two bytes!"), Clock.systemUTC());
        return new Logins(
                new LoginTable(database, new Seal(() -> tokens.keyFor("test")), Clock.systemUTC()),
                new LoginAddresses(URI.create("http://127.0.0.1:1")),
                true,
                new Revocations(log),
                AddressGuard.none(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
        server.close();
    }

    @Test
    void a_refusal_that_comes_late_does_not_count_against_who_has_logged_in_meanwhile() throws Exception {
        HttpAuthorizer authorizer = authorizer();
        refuse(authorizer);
        HttpAuthorizer late = authorizer;
        Map<String, String> answer = begin();

        var release = new CountDownLatch(1);
        server.obstacles.hold(Obstacles.METADATA, release);
        CompletableFuture<Boolean> again = recover(late);
        await(server.obstacles::isHolding);
        complete(answer);
        release.countDown();

        assertThat(again.get(20, TimeUnit.SECONDS)).as("worth another try").isTrue();
        assertThat(logins.isNeeded("one", SOMEBODY)).isFalse();
    }

    @Test
    void who_looks_into_the_database_a_moment_too_early_does_not_lose_the_login() throws Exception {
        HttpAuthorizer authorizer = authorizer();
        refuse(authorizer);
        Map<String, String> answer = begin();

        database.pauseAfterNextRead();
        CompletableFuture<Optional<String>> shown = later(() -> authorizer().authorization());
        database.awaitPause();
        complete(answer);
        database.goOn();

        assertThat(shown.get(20, TimeUnit.SECONDS)).contains("Bearer token-1");
        assertThat(authorizer.authorization()).contains("Bearer token-1");
    }

    @Test
    void who_logs_out_while_the_login_is_renewed_is_logged_out() throws Exception {
        HttpAuthorizer authorizer = logIn();
        CompletableFuture<Boolean> again = renewalInTheEndUnder(() -> logins.forget("one", SOMEBODY), authorizer);

        assertThat(again).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(LinkException.LoginNeeded.class);
        assertNothingIsLeftOf("2");
    }

    @Test
    void a_server_that_is_removed_while_a_login_is_renewed_takes_it_along() throws Exception {
        HttpAuthorizer authorizer = logIn();
        CompletableFuture<Boolean> again = renewalInTheEndUnder(() -> logins.forgetAll("one"), authorizer);

        assertThat(again).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(LinkException.LoginNeeded.class);
        assertNothingIsLeftOf("2");
    }

    @Test
    void a_server_that_is_removed_while_somebody_logs_in_keeps_no_login() throws Exception {
        refuse(authorizer());
        Map<String, String> answer = begin();
        var release = new CountDownLatch(1);
        server.obstacles.hold(Obstacles.TOKENS, release);
        CompletableFuture<String> login = later(() -> logins.complete(answer, browser));
        await(server.obstacles::isHolding);
        logins.forgetAll("one");
        release.countDown();

        assertThat(login).failsWithin(SOON).withThrowableThat().withMessageContaining("has changed meanwhile");
        assertNothingIsLeftOf("1");
    }

    @Test
    void who_renews_with_what_another_gateway_has_used_up_goes_on_with_what_that_got() throws Exception {
        HttpAuthorizer here = logIn();
        HttpAuthorizer there = authorizer(elsewhere);
        server.revoke();
        database.pauseAfterNextRead();
        CompletableFuture<Boolean> slow = renew(there);
        database.awaitPause();
        assertThat(renew(here)).succeedsWithin(SOON).isEqualTo(true);
        database.goOn();

        assertThat(slow).succeedsWithin(SOON).isEqualTo(true);
        assertThat(there.authorization()).contains("Bearer token-2");
        assertThat(server.isGood("token-2")).isTrue();
        assertThat(authorizer(gateway()).authorization()).contains("Bearer token-2");
    }

    @Test
    void who_is_refused_before_the_quicker_gateway_has_kept_its_tokens_waits_for_it() throws Exception {
        HttpAuthorizer here = logIn();
        HttpAuthorizer there = authorizer(elsewhere);
        server.revoke();
        var release = new CountDownLatch(1);
        server.obstacles.hold(Obstacles.TOKENS, release);
        CompletableFuture<Boolean> quick = renew(here);
        await(server.obstacles::isHolding);
        CompletableFuture<Boolean> slow = renew(there);
        await(() -> server.refusals() == 1);
        release.countDown();

        assertThat(quick).succeedsWithin(SOON).isEqualTo(true);
        assertThat(slow).succeedsWithin(SOON).isEqualTo(true);
        assertThat(there.authorization()).contains("Bearer token-2");
        assertThat(server.isGood("token-2")).isTrue();
    }

    /** The tokens are on their way when that happens. */
    private CompletableFuture<Boolean> renewalInTheEndUnder(Runnable event, HttpAuthorizer authorizer) {
        server.revoke();
        var release = new CountDownLatch(1);
        server.obstacles.hold(Obstacles.TOKENS, release);
        CompletableFuture<Boolean> again = renew(authorizer);
        await(server.obstacles::isHolding);
        event.run();
        release.countDown();
        return again;
    }

    private void assertNothingIsLeftOf(String number) throws LinkException {
        await(() -> !server.isGood("token-" + number) && !server.isGood("again-" + number));
        assertThat(database.<Long>read(session -> session.number("SELECT count(*) FROM logins")))
                .isZero();
        assertThat(authorizer(gateway()).authorization()).isEmpty();
        assertThat(logins.forget("one", SOMEBODY)).isFalse();
    }

    private HttpAuthorizer logIn() throws Exception {
        HttpAuthorizer authorizer = authorizer();
        refuse(authorizer);
        complete(begin());
        assertThat(authorizer.authorization()).contains("Bearer token-1");
        return authorizer;
    }

    private static CompletableFuture<Boolean> renew(HttpAuthorizer authorizer) {
        return later(() -> authorizer.recover(401, List.of(), Optional.of("Bearer token-1")));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private HttpAuthorizer authorizer() throws LinkException {
        return authorizer(logins);
    }

    private HttpAuthorizer authorizer(Logins gateway) throws LinkException {
        return gateway.authorizer("one", server.resource(), Optional.empty(), AddressGuard.none(), SOMEBODY);
    }

    private static void refuse(HttpAuthorizer authorizer) {
        assertThatThrownBy(() -> authorizer.recover(401, List.of(), Optional.empty()))
                .isInstanceOf(LinkException.LoginNeeded.class);
    }

    private static CompletableFuture<Boolean> recover(HttpAuthorizer authorizer) {
        return later(() -> authorizer.recover(401, List.of(), Optional.empty()));
    }

    private static <T> CompletableFuture<T> later(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private String browser = "";

    /** Goes to the authorization server, and has its answer in hand. */
    private Map<String, String> begin() throws Exception {
        String page = logins.page("one", SOMEBODY).orElseThrow().getPath();
        var departure = logins.visit(page.substring(page.lastIndexOf('/') + 1))
                .orElseThrow()
                .begin();
        browser = departure.browser();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String back = client.send(HttpRequest.newBuilder(departure.page()).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            Map<String, String> answer = new TreeMap<>();
            for (String pair : URI.create(back).getQuery().split("&", -1)) {
                answer.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        }
    }

    private void complete(Map<String, String> answer) throws Exception {
        assertThat(logins.complete(answer, browser)).isEqualTo("one");
    }
}
