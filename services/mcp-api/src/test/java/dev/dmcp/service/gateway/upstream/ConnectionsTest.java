package dev.dmcp.service.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final CountDownLatch slowBegan = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final McpEndpoint endpoint =
            McpEndpoint.of(McpServer.of(new Implementation("test", "1")), McpEndpoint.Settings.loopback(failure -> {}));
    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), endpoint);
    }

    private Connections connections() {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/mcp");
        ClientOptions options = ClientOptions.of(new Implementation("test", "1"));
        return new Connections(new Slow(uri), options, InstantSource.system());
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        endpoint.close();
        server.stop(Duration.ZERO);
    }

    @Test
    void a_server_counts_as_connected_while_another_user_is_still_on_the_way() throws Exception {
        try (Connections connections = connections()) {
            connections.lease(new Caller("quick", true)).release();
            Thread slow = Thread.ofVirtual().start(() -> lease(connections));
            assertThat(slowBegan.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(connections.state().kind()).isEqualTo(UpstreamState.Kind.CONNECTED);
            goOn.countDown();
            slow.join();
        }
    }

    @Test
    void a_server_that_was_let_go_of_is_connected_no_more() throws Exception {
        try (Connections connections = connections()) {
            Connection one = connections.lease(new Caller("quick", true));
            one.release();
            assertThat(connections.state().kind()).isEqualTo(UpstreamState.Kind.CONNECTED);

            connections.letGo(one);
            assertThat(connections.state().kind()).isEqualTo(UpstreamState.Kind.IDLE);
        }
    }

    private static void lease(Connections connections) {
        try {
            connections.lease(new Caller("slow", true)).release();
        } catch (LinkException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One connection for each user; that of one of them takes its time. */
    private final class Slow implements Opener {
        private final URI uri;

        Slow(URI uri) {
            this.uri = uri;
        }

        @Override
        public McpClient open(Caller caller, ClientOptions options, Runnable ended)
                throws LinkException, InterruptedException {
            if (caller.user().equals("slow")) {
                slowBegan.countDown();
                goOn.await();
            }
            return Connect.toUrl(uri, HttpLinkOptions.DEFAULT, HttpAuthorizer.none(), options);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }
    }
}
