package dev.dmcp.mcp.client.http.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketCarrierTest extends CarrierContract {
    @Override
    Carrier carrier(URI server) {
        return new SocketCarrier(server, Duration.ofSeconds(10), address -> {});
    }

    @Test
    void plain_addresses_go_over_sockets_and_the_others_over_the_jdks_client() {
        assertThat(Carrier.to(URI.create("http://localhost:1/mcp"), Duration.ofSeconds(1), address -> {}))
                .isInstanceOf(SocketCarrier.class);
        assertThat(Carrier.to(URI.create("https://localhost:1/mcp"), Duration.ofSeconds(1), address -> {}))
                .isInstanceOf(JdkCarrier.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536, 99_999})
    void a_port_that_there_is_not_is_a_failure_as_any_other(int port) {
        URI uri = URI.create("http://localhost:" + port + "/");
        try (Carrier carrier = carrier(uri)) {
            assertThatThrownBy(() -> carrier.send(to(uri), soon(), never()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("there is no port " + port);
        }
    }

    @Test
    void a_name_that_is_no_host_does_not_lead_to_this_machine() throws Exception {
        URI uri = URI.create("http://my_service:8080/");
        try (Carrier carrier = carrier(uri)) {
            assertThatThrownBy(() -> carrier.send(to(uri), soon(), never()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the address has no host that can be called");
        }
    }

    @Test
    void a_user_in_the_address_is_kept_from_the_server() throws Exception {
        try (PlainServer server = PlainServer.saying("HTTP/1.1 204 No Content\r\n\r\n");
                Carrier carrier = carrier(server.uri())) {
            carrier.send(to(URI.create(server.uri().toString().replace("//", "//ada:secret@"))), soon(), never());
            assertThat(server.requests.getFirst())
                    .contains("\nHost: 127.0.0.1:" + server.uri().getPort() + "\n")
                    .doesNotContain("secret");
        }
    }

    @Test
    void the_headers_of_a_request_stay_as_they_were_checked() {
        HttpQuery query = to(URI.create("http://localhost/"));
        assertThatThrownBy(() -> query.headers().put("x-key", "a\nb"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void looking_at_addresses_uses_up_the_patience_of_connecting() throws Exception {
        try (PlainServer server = PlainServer.saying("");
                Carrier carrier = new SocketCarrier(server.uri(), Duration.ofMillis(20), address -> pass(20))) {
            assertThatThrownBy(() -> get(carrier, server)).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.connections).hasValue(0);
        }
    }

    private static void pass(int millis) {
        Deadline deadline = Deadline.in(Duration.ofMillis(millis));
        while (!deadline.hasPassed()) {
            Thread.onSpinWait();
        }
    }

    private static HttpQuery to(URI uri) {
        return new HttpQuery("GET", uri, Map.of(), Optional.empty());
    }

    @Test
    void a_body_that_is_left_before_its_end_takes_the_connection_with_it() throws Exception {
        try (PlainServer server = PlainServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                Carrier carrier = carrier(server.uri())) {
            get(carrier, server).body().close();
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(server.connections).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "no colon\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Length: 5, 5\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\nhello",
                "Content-Length: 5\r\nX\rY: z\r\n\r\nhello",
                "Content-Length : 5\r\n\r\nhello",
                "Content-Length: 5\r\n: z\r\n\r\nhello",
                "Content-Length: 5\r\nX: a\r\n folded: b\r\n\r\nhello",
                "Content-Length: 5\r\nMcp-Session-Id: a\u007f\r\n\r\nhello",
                "Content-Length: 5\r\nX: \u000b\r\n\r\nhello"
            })
    void an_answer_that_can_be_read_in_two_ways_is_a_failure(String rest) throws Exception {
        try (PlainServer server = PlainServer.saying("HTTP/1.1 200 OK\r\n" + rest);
                Carrier carrier = carrier(server.uri())) {
            assertThatThrownBy(() -> text(get(carrier, server))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_length_beside_chunks_does_not_count_and_ends_the_connection() throws Exception {
        try (PlainServer server = PlainServer.saying(
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
                Carrier carrier = carrier(server.uri())) {
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(server.connections).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\u0000", "\u20ac"})
    void a_header_that_would_break_the_request_cannot_be_sent(String value) {
        URI uri = URI.create("http://localhost/");
        assertThatThrownBy(() -> new HttpQuery("GET", uri, Map.of("x-key", value), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpQuery("GET", uri, Map.of("Host", "other"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpQuery("GET", uri, Map.of("a b", "c"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
