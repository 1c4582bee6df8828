package dev.dmcp.mcp.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.EraChoice;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.conformance.FixtureServer;
import dev.dmcp.mcp.era.legacy.SessionOptions;
import dev.dmcp.mcp.http.McpEndpoint;
import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.Implementation;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.http.ServerSentEvent;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client over real sockets, against our endpoint and against servers that misbehave. */
class HttpClientTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
    private @Nullable Server server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(Duration.ZERO);
        }
    }

    @Test
    void a_name_that_leads_elsewhere_by_the_time_of_the_connection_is_not_followed() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        URI uri = start(request -> {
            requests.incrementAndGet();
            return Response.empty(404);
        });
        AddressGuard guard = new AddressGuard() {
            @Override
            public void check(URI asked, Deadline deadline) {} // The name was good a moment ago.

            @Override
            public void check(URI asked, InetAddress address) throws LinkException {
                throw new LinkException(asked.getHost() + " leads to " + address.getHostAddress());
            }
        };

        assertThatThrownBy(() ->
                        Connect.toUrl(uri, HttpLinkOptions.DEFAULT.withGuard(guard), HttpAuthorizer.none(), options()))
                .isInstanceOf(LinkException.class)
                .hasMessage("127.0.0.1 leads to 127.0.0.1");
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(EraChoice.class)
    void tools_are_listed_and_called_over_http(EraChoice era) throws Exception {
        URI uri = start(endpoint());
        try (McpClient client = connect(uri, options().withEra(era))) {
            assertThat(client.listTools()).isNotEmpty();
            JsonObject mirrored = JsonObject.builder().put("region", "Grüße").build();
            assertThat(client.callTool("test_x_mcp_header", mirrored).isError()).isFalse();
            assertThat(client.callTool("test_tool_with_progress", JsonObject.empty())
                            .content())
                    .containsExactly(Content.text("Progress completed"));
        }
    }

    @Test
    void a_session_that_the_server_forgot_is_opened_anew() throws Exception {
        URI uri = start(endpoint());
        try (McpClient client = connect(uri, options().withEra(EraChoice.LEGACY))) {
            client.listTools();
            now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
            assertThat(client.listTools()).isNotEmpty();
        }
    }

    @Test
    void an_answer_on_a_stream_that_broke_is_fetched() throws Exception {
        URI uri = start(endpoint());
        try (McpClient client = connect(uri, options().withEra(EraChoice.LEGACY))) {
            assertThat(client.callTool("test_reconnection", JsonObject.empty()).content())
                    .containsExactly(Content.text("Reconnection test completed successfully."));
        }
    }

    @Test
    void the_transport_of_2024_is_spoken_where_nothing_newer_answers() throws Exception {
        URI uri = start(new OldServer());
        try (McpClient client = connect(uri, options())) {
            assertThat(client.server().version()).isEqualTo(ProtocolVersion.V2024_11_05);
            client.ping();
        }
    }

    @Test
    void an_answer_of_endless_length_is_cut_off() throws Exception {
        URI uri = start(request -> Response.streamed(200, "application/json", HttpClientTest::endless));
        assertThatThrownBy(() -> connect(uri, options()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("more than 100000 bytes");
    }

    @Test
    void an_event_of_endless_length_is_cut_off() throws Exception {
        URI uri = start(request -> Response.events(HttpClientTest::endless));
        assertThatThrownBy(() -> connect(uri, options()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("more than 100000 bytes");
    }

    @Test
    void a_server_that_never_answers_is_given_up_in_time() throws Exception {
        URI uri = start(request -> {
            Thread.sleep(60_000);
            return Response.empty(200);
        });
        assertThatThrownBy(() -> connect(uri, options().withProbeTimeout(Duration.ofMillis(300))))
                .isInstanceOf(LinkException.Timeout.class);
    }

    @Test
    void a_stream_that_never_ends_is_given_up_in_time() throws Exception {
        URI uri = start(request -> Response.events(out -> {
            for (int i = 0; i < 600; i++) {
                out.write(ServerSentEvent.heartbeat());
                out.flush();
                Thread.sleep(100);
            }
        }));
        assertThatThrownBy(() -> connect(uri, options().withProbeTimeout(Duration.ofMillis(300))))
                .isInstanceOf(LinkException.Timeout.class);
    }

    @Test
    void a_broken_answer_is_said_to_be_broken() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        URI uri = start(request -> {
            requests.incrementAndGet();
            return Response.bytes(200, "application/json", "{\"jsonrpc\":".getBytes(StandardCharsets.UTF_8));
        });
        assertThatThrownBy(() -> connect(uri, options()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("no message");
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_port_where_nobody_listens_is_named() throws Exception {
        URI uri = start(endpoint());
        stop();
        server = null;
        assertThatThrownBy(() -> connect(uri, options()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(uri.toString());
    }

    private Handler endpoint() {
        return McpEndpoint.of(
                FixtureServer.create(),
                McpEndpoint.Settings.loopback(failure -> {})
                        .withClock(now::get)
                        .withSessions(new SessionOptions(10, Duration.ofMinutes(30))));
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = "data: ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            out.write(block);
        }
    }

    private URI start(Handler handler) throws IOException {
        server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), handler);
        return URI.create("http://127.0.0.1:" + server.port() + "/mcp");
    }

    private static McpClient connect(URI uri, ClientOptions options) throws LinkException, InterruptedException {
        HttpLinkOptions http = HttpLinkOptions.DEFAULT.withMaxMessageBytes(100_000);
        return Connect.toUrl(uri, http, HttpAuthorizer.none(), options);
    }

    private static ClientOptions options() {
        return ClientOptions.of(new Implementation("test", "1")).withTimeout(Duration.ofSeconds(20));
    }

    /** HTTP with SSE as revision 2024-11-05 has it: events by GET, messages to another address. */
    private static final class OldServer implements Handler {
        private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();

        @Override
        public Response handle(Request request) throws IOException {
            if (request.method().equals("GET")) {
                return Response.events(this::events);
            }
            if (request.path().equals("/mcp")) {
                return Response.empty(405);
            }
            JsonObject message = Json.parse(request.body()).asObject().orElseThrow();
            message.get("id")
                    .ifPresent(id -> answers.add(JsonObject.builder()
                            .put("jsonrpc", "2.0")
                            .put("id", id)
                            .put("result", Json.parse("""
                            {"protocolVersion":"2024-11-05","capabilities":{},
                             "serverInfo":{"name":"old","version":"1"}}"""))
                            .build()));
            return Response.empty(202);
        }

        private void events(OutputStream out) throws IOException, InterruptedException {
            out.write(ServerSentEvent.of("/messages?session=1")
                    .withName("endpoint")
                    .toBytes());
            out.flush();
            while (true) {
                JsonObject answer = answers.take();
                out.write(ServerSentEvent.of(answer.toString())
                        .withName("message")
                        .toBytes());
                out.flush();
            }
        }
    }
}
