package dev.dmcp.service.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final Semaphore inside = new Semaphore(0);
    private final CountDownLatch proceed = new CountDownLatch(1);
    private final CountDownLatch streamEnded = new CountDownLatch(1);
    private final List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        var routes = new Router(List.of(
                Route.get(
                        "/hello",
                        request -> Response.ok(JsonObject.builder().put("a", 1).build())),
                Route.post("/echo", request -> Response.ok(request.json())),
                Route.get("/fails", request -> {
                    throw new IllegalStateException("a secret");
                }),
                Route.get("/waits", request -> {
                    entered.countDown();
                    inside.release();
                    proceed.await();
                    return Response.text(200, "done");
                }),
                Route.get("/events", request -> Response.events(this::stream))));
        var options = ServerOptions.of("127.0.0.1", 0)
                .withMaxBodyBytes(1_000)
                .withMaxConcurrentRequests(4)
                .withUnexpected((request, failure) -> unexpected.add(failure));
        server = JdkServer.start(options, routes);
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        try {
            for (int i = 0; ; i++) {
                out.write(ServerSentEvent.of("tick " + i).toBytes());
                out.flush();
                entered.countDown();
                Thread.sleep(10);
            }
        } finally {
            streamEnded.countDown();
        }
    }

    @AfterEach
    void stop() {
        proceed.countDown();
        server.stop(Duration.ofSeconds(5));
        client.close();
    }

    @Test
    void json_goes_in_and_out() throws Exception {
        assertThat(get("/hello").body()).isEqualTo("{\"a\":1}");
        assertThat(post("/echo", "application/json", "{\"b\":[2]}").body()).isEqualTo("{\"b\":[2]}");
    }

    @Test
    void an_unexpected_exception_is_reported_inside_and_gives_nothing_away_outside() throws Exception {
        var response = get("/fails");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.body()).doesNotContain("secret");
        assertThat(unexpected)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("a secret"));
    }

    @Test
    void broken_json_and_other_media_types_are_refused() throws Exception {
        assertThat(post("/echo", "application/json", "{").statusCode()).isEqualTo(400);
        assertThat(post("/echo", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post("/echo", "application/x-www-form-urlencoded", "{}").statusCode())
                .isEqualTo(415);
        assertThat(post("/echo", "application/json", "[".repeat(400) + "]".repeat(400))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_body_longer_than_the_limit_is_refused_whether_its_length_is_declared_or_not() throws Exception {
        byte[] large = new byte[5_000];

        assertThat(post("/echo", "application/json", "x".repeat(1_001)).statusCode())
                .isEqualTo(413);
        var chunked = HttpRequest.newBuilder(uri("/echo"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void a_declared_length_of_100_megabytes_is_refused_before_it_is_sent() throws Exception {
        String answer = raw(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_client_that_sends_its_whole_body_before_it_listens_hears_why_that_was_refused() throws Exception {
        byte[] body = new byte[12 << 20];
        String head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);

            assertThat(readToEnd(socket.getInputStream()))
                    .startsWith("HTTP/1.1 413")
                    .doesNotContain("[reset]");
        }
    }

    @Test
    void head_has_the_length_and_no_body() throws Exception {
        String answer = raw("HEAD /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-length: 7")
                .doesNotContain("{");
    }

    @Test
    void more_requests_than_allowed_are_turned_away_and_told_to_come_back() throws Exception {
        HttpResponse<String> response = fill();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void who_is_turned_away_hears_so_after_a_small_body_and_is_not_listened_to_for_long() throws Exception {
        fill();
        byte[] body = new byte[15 << 20];
        String head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n";

        assertThat(post("/echo", "application/json", "x".repeat(20_000)).statusCode())
                .isEqualTo(503);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> out.write(body)).isInstanceOf(IOException.class);
        }
    }

    /** The answer to the first for whom there was no room. */
    private HttpResponse<String> fill() throws Exception {
        for (int i = 0; i < 4; i++) {
            beginWaiting();
        }
        assertThat(inside.tryAcquire(4, 20, TimeUnit.SECONDS)).isTrue();
        return get("/hello");
    }

    @Test
    void a_stream_ends_when_its_client_goes_away() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(streamEnded.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void stopping_ends_streams_and_lets_requests_under_way_finish() throws Exception {
        beginWaiting();
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        var events = client.sendAsync(HttpRequest.newBuilder(uri("/events")).build(), BodyHandlers.ofInputStream())
                .get(20, TimeUnit.SECONDS);

        Thread stopping = Thread.ofVirtual().start(() -> server.stop(Duration.ofSeconds(30)));
        assertThat(streamEnded.await(20, TimeUnit.SECONDS)).isTrue();
        proceed.countDown();
        stopping.join();

        assertThat(waiting.getFirst().get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        events.body().close();
    }

    @Test
    void stopping_does_not_wait_longer_than_its_grace() throws Exception {
        beginWaiting();
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        long before = System.nanoTime();

        server.stop(Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_request_that_trickles_in_is_cut_off() throws Exception {
        // The POM sets sun.net.httpserver.maxReqTime to 2 seconds for these tests.
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            String head =
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(readToEnd(socket.getInputStream())).doesNotContain("200");
        }
        assertThat(unexpected).isEmpty();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private void beginWaiting() {
        waiting.add(client.sendAsync(HttpRequest.newBuilder(uri("/waits")).build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String mediaType, String body) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("content-type", mediaType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return readToEnd(socket.getInputStream());
        }
    }

    private static String readToEnd(InputStream in) {
        var text = new StringBuilder();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                text.append((char) b);
            }
        } catch (IOException reset) {
            text.append("[reset]");
        }
        return text.toString();
    }
}
