package dev.dmcp.engine.docker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.engine.docker.FakeDaemon;
import dev.dmcp.engine.docker.FakeDaemon.Talk;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineHttpTest {
    @TempDir
    Path folder;

    private FakeDaemon daemon;
    private EngineHttp http;

    @BeforeEach
    void start() throws IOException {
        daemon = FakeDaemon.onSocket(folder.resolve("engine.sock"));
        http = new EngineHttp(new UnixConnector(folder.resolve("engine.sock")));
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    private static Talk bytes(String answer) {
        return (request, in, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String body(String path) throws IOException {
        try (EngineResponse response = http.send(EngineRequest.get(path))) {
            return response.text();
        }
    }

    @Test
    void a_body_of_known_length_is_read() throws IOException {
        daemon.onJson("GET /info", "{\"a\":1}");

        assertThat(body("/info")).isEqualTo("{\"a\":1}");
    }

    @Test
    void chunks_extensions_and_trailers_are_understood() throws IOException {
        daemon.on(
                "GET /x",
                bytes(
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nT: x\r\n\r\n"));

        assertThat(body("/x")).isEqualTo("hello world");
    }

    @Test
    void a_body_without_a_length_ends_with_the_connection() throws IOException {
        daemon.on("GET /x", bytes("HTTP/1.1 200 OK\r\n\r\nto the end"));

        assertThat(body("/x")).isEqualTo("to the end");
    }

    @Test
    void a_short_answer_is_an_error_and_not_a_short_body() {
        daemon.on("GET /fixed", bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
        daemon.on("GET /chunked", bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"));
        daemon.on("GET /between", bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"));

        for (String path : new String[] {"/fixed", "/chunked", "/between"}) {
            assertThatThrownBy(() -> body(path)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void what_is_not_http_is_an_error() {
        daemon.on("GET /x", bytes("SSH-2.0-OpenSSH\r\n\r\n"));
        daemon.on("GET /y", bytes(""));
        daemon.on("GET /z", bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"));

        assertThatThrownBy(() -> body("/x")).hasMessageContaining("not an HTTP answer: `SSH-2.0-OpenSSH`");
        assertThatThrownBy(() -> body("/y")).hasMessage("no answer");
        assertThatThrownBy(() -> body("/z")).hasMessageContaining("a chunk of size `xyz`");
    }

    @Test
    void an_empty_answer_has_no_body() throws IOException {
        daemon.on("GET /x", bytes("HTTP/1.1 204 No Content\r\n\r\n"));

        assertThat(body("/x")).isEmpty();
    }

    @Test
    void bodies_are_sent_whole_or_in_chunks() throws IOException {
        daemon.onJson("POST /", "{}");
        String large = "x".repeat(200_000);
        http.send(EngineRequest.postJson("/a", "{\"b\":2}")).close();
        EngineRequest stream = new EngineRequest(
                "POST",
                "/c",
                Map.of(),
                new EngineRequest.Body.Stream(new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))),
                false);
        http.send(stream).close();
        http.send(EngineRequest.post("/d")).close();

        assertThat(daemon.seen()).extracting(FakeDaemon.Seen::body).containsExactly("{\"b\":2}", large, "");
        assertThat(daemon.seen().getFirst().headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", "7");
        assertThat(daemon.seen().get(2).headers()).containsEntry("content-length", "0");
    }

    @Test
    void a_header_cannot_smuggle_another_one() {
        EngineRequest request = EngineRequest.get("/x").withHeader("A", "b\r\nC: d");

        assertThatThrownBy(() -> http.send(request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_upgraded_connection_carries_both_directions() throws IOException {
        daemon.on("POST /exec", (request, in, out) -> {
            out.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(in.readAllBytes());
        });
        EngineRequest request = new EngineRequest("POST", "/exec", Map.of(), new EngineRequest.Body.None(), true);
        try (EngineResponse response = http.send(request)) {
            assertThat(response.status()).isEqualTo(101);
            response.wire().out().write("echo".getBytes(StandardCharsets.UTF_8));
            response.wire().halfClose().close();
            assertThat(response.text()).isEqualTo("echo");
        }
    }

    @Test
    void closing_ends_a_read_that_waits() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        daemon.on("GET /events", (request, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        EngineResponse response = http.send(EngineRequest.get("/events"));
        AtomicReference<Exception> ended = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                response.body().read();
            } catch (IOException closed) {
                ended.set(closed);
            }
        });

        response.close();
        reader.join();
        never.countDown();

        assertThat(ended.get()).isInstanceOf(IOException.class);
    }

    @Test
    void what_has_come_is_there_before_the_next_chunk_comes() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        daemon.on("GET /logs", (request, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            try {
                read.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            out.write("3\r\ntwo\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        });

        try (EngineResponse response = http.send(EngineRequest.get("/logs"))) {
            assertThat(new String(response.body().readNBytes(3), StandardCharsets.UTF_8))
                    .isEqualTo("one");
            read.countDown();
            assertThat(response.text()).isEqualTo("two");
        }
    }

    @Test
    void tcp_speaks_the_same() throws Exception {
        try (ServerSocket server = FakeDaemon.loopback();
                FakeDaemon onPort = FakeDaemon.onPort(server)) {
            onPort.onJson("GET /info", "{}");
            EngineHttp tcp = new EngineHttp(new TcpConnector("127.0.0.1", server.getLocalPort(), Optional.empty()));

            try (EngineResponse response = tcp.send(EngineRequest.get("/info"))) {
                assertThat(response.text()).isEqualTo("{}");
            }
        }
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        EngineHttp tcp = new EngineHttp(new TcpConnector("nowhere.invalid", 2375, Optional.empty()));

        assertThatThrownBy(() -> tcp.send(EngineRequest.get("/info")))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("unknown host `nowhere.invalid`");
    }

    @Test
    void a_reader_that_is_interrupted_ends_on_tcp_too() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ServerSocket server = FakeDaemon.loopback();
                FakeDaemon onPort = FakeDaemon.onPort(server)) {
            onPort.on("GET /events", (request, in, out) -> {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                try {
                    never.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            EngineHttp tcp = new EngineHttp(new TcpConnector("127.0.0.1", server.getLocalPort(), Optional.empty()));
            EngineResponse response = tcp.send(EngineRequest.get("/events"));
            AtomicReference<Exception> ended = new AtomicReference<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    response.body().read();
                } catch (IOException closed) {
                    ended.set(closed);
                }
            });

            reader.interrupt();
            reader.join(10_000);
            never.countDown();

            assertThat(ended.get()).isInstanceOf(IOException.class);
            response.close();
        }
    }
}
