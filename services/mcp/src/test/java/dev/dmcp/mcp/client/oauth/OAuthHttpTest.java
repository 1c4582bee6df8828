package dev.dmcp.mcp.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.lookup.HangingResolver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OAuthHttpTest {
    @Test
    void an_answer_that_does_not_end_is_waited_for_no_longer_than_one_that_does_not_begin() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drip = Thread.ofVirtual().start(() -> drip(server));
            URI document = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");

            assertThatThrownBy(() -> http(Duration.ofSeconds(1)).get(document))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("cannot reach `" + document + "`");
            assertThat(drip.join(Duration.ofSeconds(10)))
                    .as("the connection is let go of")
                    .isTrue();
        }
    }

    @Test
    void a_host_whose_lookup_hangs_is_waited_for_no_longer_than_any_other() {
        URI document = URI.create("https://login" + HangingResolver.HANGS + "/");
        try {
            assertThatThrownBy(() -> http(Duration.ofMillis(100)).get(document))
                    .isInstanceOf(LinkException.class)
                    .hasMessage("cannot reach `" + document + "`: its host could not be looked up in time");
        } finally {
            HangingResolver.letGo();
        }
    }

    private static OAuthHttp http(Duration timeout) {
        URI unused = URI.create("http://127.0.0.1/unused");
        return new OAuthHttp(
                new OAuthOptions("test", unused, Optional.empty(), Optional.empty(), timeout, AddressGuard.none()));
    }

    /** Begins an answer and goes on with it until nobody listens. */
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException over) {
            // That is what it waits for.
        }
    }
}
