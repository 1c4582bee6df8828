package dev.dmcp.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dmcp.application.port.HealthProbe.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkProbeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private HttpServer server = newServer();

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new AssertionError(noPort);
        }
    }

    @BeforeEach
    void answer() {
        answer("/ok", 200, "{\"status\":\"ok\",\"instance\":\"0af3\"}");
        answer("/anonymous", 200, "all is well");
        answer("/elsewhere", 302, "");
        answer("/down", 503, "{\"status\":\"down\"}");
        server.start();
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Outcome probe(String path) {
        return new NetworkProbe()
                .probe(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), TIMEOUT);
    }

    @Test
    void an_answer_passes_with_the_instance_it_says() {
        assertThat(probe("/ok")).isInstanceOfSatisfying(Outcome.Passed.class, passed -> {
            assertThat(passed.instance()).contains("0af3");
            assertThat(passed.latency()).isPositive();
        });
    }

    @Test
    void an_answer_without_an_instance_passes_too() {
        assertThat(probe("/anonymous"))
                .isInstanceOfSatisfying(
                        Outcome.Passed.class,
                        passed -> assertThat(passed.instance()).isEmpty());
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        assertThat(probe("/elsewhere")).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void an_error_fails_with_its_status() {
        assertThat(probe("/down")).isEqualTo(new Outcome.Failed("HTTP 503"));
        assertThat(probe("/nowhere")).isEqualTo(new Outcome.Failed("HTTP 404"));
    }

    @Test
    void a_closed_port_refuses() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(new NetworkProbe().probe(URI.create("http://127.0.0.1:" + port + "/ok"), TIMEOUT))
                .isEqualTo(new Outcome.Failed("connection refused"));
        assertThat(new NetworkProbe().probe(URI.create("tcp://127.0.0.1:" + port), TIMEOUT))
                .isEqualTo(new Outcome.Failed("connection refused"));
    }

    @Test
    void who_accepts_and_says_nothing_fails_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI target = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(new NetworkProbe().probe(target, Duration.ofMillis(100))).isInstanceOf(Outcome.Failed.class);
            assertThat(new NetworkProbe().probe(URI.create("tcp://127.0.0.1:" + silent.getLocalPort()), TIMEOUT))
                    .isInstanceOf(Outcome.Passed.class);
        }
    }
}
