package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.gateway.upstream.Offer;
import dev.dmcp.service.gateway.upstream.Upstream;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamState;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.StorageConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final RegisteredServer ONE =
            RegisteredServer.of("one", Transport.Http.of("http://127.0.0.1:1/mcp"), Origin.CONFIGURED);

    @TempDir
    private Path folder;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Upstreams upstreams = new Upstreams(server -> new Hesitant(server.name()));
    private Database database;
    private Catalogue catalogue;

    @BeforeEach
    void open() throws Exception {
        var config = new StorageConfig(new DatabaseAddress.Sqlite(folder.resolve("gateway.db")), Duration.ZERO);
        database = Storage.open(config, Registry::migrations);
        catalogue = new Catalogue(new Registry(database, List.of(ONE), InstantSource.system()), upstreams);
    }

    @AfterEach
    void close() {
        answer.countDown();
        upstreams.close();
        database.close();
    }

    @Test
    void who_asks_after_a_change_does_not_hear_what_was_asked_before_it() throws Exception {
        CompletableFuture<Listing> before = inBackground();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        catalogue.forget("one");
        assertThat(catalogue.listing(ONE).tools()).hasSize(1);
        answer.countDown();
        assertThat(before.get(20, TimeUnit.SECONDS).problem()).contains("it needs a login");
        assertThat(catalogue.find("one__who").own().name())
                .as("what was heard last")
                .isEqualTo("who");
    }

    @Test
    void who_asks_while_it_is_asked_waits_for_that_answer() throws Exception {
        CompletableFuture<Listing> first = inBackground();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Listing> second = inBackground();
        answer.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS).problem()).contains("it needs a login");
        assertThat(second.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void only_servers_that_are_not_known_are_let_go() throws Exception {
        Upstream one = upstreams.of(ONE);
        upstreams.of(RegisteredServer.of("gone", ONE.transport(), Origin.REGISTERED));

        upstreams.retain(name -> name.equals("one"));
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(upstreams.of(ONE)).isSameAs(one);
    }

    private CompletableFuture<Listing> inBackground() {
        var listing = new CompletableFuture<Listing>();
        Thread.ofVirtual().start(() -> {
            try {
                listing.complete(catalogue.listing(ONE));
            } catch (InterruptedException e) {
                listing.completeExceptionally(e);
            }
        });
        return listing;
    }

    /** Takes its time for the first question, and then says no; has a tool for those who ask again. */
    private final class Hesitant implements Upstream {
        private final String name;
        private boolean again;

        Hesitant(String name) {
            this.name = name;
        }

        @Override
        public Offer offer() throws UpstreamException, InterruptedException {
            if (isFirst()) {
                asked.countDown();
                answer.await();
                throw new UpstreamException(UpstreamException.Kind.NEEDS_LOGIN, "it needs a login");
            }
            var tool = new Tool(
                    "who",
                    "Says who.",
                    JsonObject.builder().put("type", "object").build());
            return new Offer(List.of(tool), List.of(), List.of(), List.of(), false);
        }

        private synchronized boolean isFirst() {
            boolean first = !again;
            again = true;
            return first;
        }

        @Override
        public JsonObject ask(Caller caller, String method, JsonObject params, CallOptions options) {
            return JsonObject.empty();
        }

        @Override
        public UpstreamState state() {
            return UpstreamState.idle();
        }

        @Override
        public boolean isPersonal() {
            return false;
        }

        @Override
        public AutoCloseable subscribe(Caller caller, String uri, Runnable lost) {
            return () -> {};
        }

        @Override
        public void close() {
            if (name.equals("gone")) {
                gone.countDown();
            }
        }
    }
}
