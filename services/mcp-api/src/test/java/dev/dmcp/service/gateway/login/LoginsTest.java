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
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.Dialect;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the very moment when somebody logs in. */
class LoginsTest {
    private static final Caller SOMEBODY = new Caller(Caller.DEFAULT_USER, false);

    @TempDir
    private Path folder;

    private final LoginServer server = LoginServer.start();
    private PausingDatabase database;
    private Logins logins;

    @BeforeEach
    void open() throws Exception {
        var config = new StorageConfig(new DatabaseAddress.Sqlite(folder.resolve("gateway.db")), Duration.ZERO);
        database = new PausingDatabase(Storage.open(config, Registry::migrations));
        var log = new Log(
                "test",
                Level.ERROR,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Clock.systemUTC());
        var tokens = new Tokens(Secret.of("a key of at least thirty-two bytes!"), Clock.systemUTC());
        logins = new Logins(
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
        while (!server.obstacles.isHolding()) {
            Thread.onSpinWait();
        }
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
        CompletableFuture<Optional<String>> shown = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                shown.complete(authorizer().authorization());
            } catch (Exception e) {
                shown.completeExceptionally(e);
            }
        });
        database.awaitPause();
        complete(answer);
        database.goOn();

        assertThat(shown.get(20, TimeUnit.SECONDS)).contains("Bearer token-1");
        assertThat(authorizer.authorization()).contains("Bearer token-1");
    }

    private HttpAuthorizer authorizer() throws LinkException {
        return logins.authorizer("one", server.resource(), Optional.empty(), AddressGuard.none(), SOMEBODY);
    }

    private static void refuse(HttpAuthorizer authorizer) {
        assertThatThrownBy(() -> authorizer.recover(401, List.of(), Optional.empty()))
                .isInstanceOf(LinkException.LoginNeeded.class);
    }

    private static CompletableFuture<Boolean> recover(HttpAuthorizer authorizer) {
        var again = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                again.complete(authorizer.recover(401, List.of(), Optional.empty()));
            } catch (LinkException | InterruptedException e) {
                again.completeExceptionally(e);
            }
        });
        return again;
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

    /** A database that keeps one reader waiting with what was read in hand. */
    private static final class PausingDatabase implements Database {
        private final Database database;
        private final CountDownLatch paused = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean armed;

        PausingDatabase(Database database) {
            this.database = database;
        }

        void pauseAfterNextRead() {
            armed = true;
        }

        void awaitPause() throws InterruptedException {
            assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void goOn() {
            goOn.countDown();
        }

        @Override
        public Dialect dialect() {
            return database.dialect();
        }

        @Override
        public <T> T read(Work<T> work) {
            T result = database.read(work);
            if (armed) {
                armed = false;
                paused.countDown();
                awaitQuietly(goOn);
            }
            return result;
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public <T> T write(Work<T> work) {
            return database.write(work);
        }

        @Override
        public void close() {
            goOn.countDown();
            database.close();
        }
    }
}
