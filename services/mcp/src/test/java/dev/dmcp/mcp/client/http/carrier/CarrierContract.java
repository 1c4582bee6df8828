package dev.dmcp.mcp.client.http.carrier;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.lookup.HangingResolver;
import dev.dmcp.mcp.server.Cancellation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both carriers do, whatever the server makes of it. */
abstract class CarrierContract {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
    private static final String HELLO = OK + "Content-Length: 5\r\n\r\nhello";

    abstract Carrier carrier(URI server);

    /** A server that the carrier can speak with. */
    PlainServer server(PlainServer.Answer answer) throws IOException {
        return new PlainServer(answer);
    }

    /** One that always says the same. */
    final PlainServer saying(String bytes) throws IOException {
        return server((request, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_request_arrives_whole_and_its_answer_comes_back() throws Exception {
        try (PlainServer server = saying(HELLO);
                Carrier carrier = carrier(server.uri())) {
            byte[] body = "Grüße".getBytes(StandardCharsets.UTF_8);
            HttpReply reply = carrier.send(
                    new HttpQuery("POST", server.uri(), Map.of("X-Key", "a value"), Optional.of(body)),
                    soon(),
                    never());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-TYPE")).contains("text/plain");
            assertThat(text(reply)).isEqualTo("hello");
            assertThat(server.requests.getFirst())
                    .startsWith("POST /a/b?c=%20d HTTP/1.1\n")
                    .containsIgnoringCase("\nhost: 127.0.0.1:" + server.uri().getPort() + "\n")
                    .containsIgnoringCase("\nx-key: a value\n")
                    .endsWith("\n\n" + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void requests_one_after_the_other_share_a_connection() throws Exception {
        try (PlainServer server = saying(HELLO);
                Carrier carrier = carrier(server.uri())) {
            for (int i = 0; i < 5; i++) {
                assertThat(text(get(carrier, server))).isEqualTo("hello");
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void a_connection_that_the_server_closed_meanwhile_is_not_used_again() throws Exception {
        try (PlainServer server = saying(HELLO);
                Carrier carrier = carrier(server.uri())) {
            for (int i = 1; i <= 3; i++) {
                assertThat(text(get(carrier, server))).isEqualTo("hello");
                server.hangUp();
                assertThat(server.connections).hasValue(i);
            }
        }
    }

    @Test
    void an_answer_in_chunks_is_put_together_and_its_connection_used_again() throws Exception {
        try (PlainServer server = saying(
                        OK + "Transfer-Encoding: Chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: t\r\n\r\n");
                Carrier carrier = carrier(server.uri())) {
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void a_piece_is_read_as_soon_as_it_is_there() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (PlainServer server = server((request, out) -> {
                    out.write(
                            (OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n").getBytes(StandardCharsets.UTF_8));
                    read.await();
                    out.write("4\r\nlast\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                });
                Carrier carrier = carrier(server.uri())) {
            HttpReply reply = get(carrier, server);
            assertThat(reply.body().readNBytes(5)).asString().isEqualTo("first");
            read.countDown();
            assertThat(text(reply)).isEqualTo("last");
        }
    }

    @Test
    void an_answer_without_a_length_ends_with_the_connection() throws Exception {
        try (PlainServer server = server((request, out) -> {
                    out.write((OK + "Connection: close\r\n\r\nhello").getBytes(StandardCharsets.UTF_8));
                    throw new IOException("closes");
                });
                Carrier carrier = carrier(server.uri())) {
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void interim_answers_are_passed_over_and_no_content_has_no_body() throws Exception {
        try (PlainServer server = saying("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
                Carrier carrier = carrier(server.uri())) {
            HttpReply reply = get(carrier, server);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(text(reply)).isEmpty();
        }
    }

    @Test
    void headers_arrive_as_they_were_given_and_a_refusal_comes_back_as_it_is() throws Exception {
        String refusal = String.join(
                "\r\n",
                "HTTP/1.1 401 Unauthorized",
                "WWW-Authenticate: Bearer a=\"b\"",
                "WWW-Authenticate: Basic",
                "Content-Length: 0",
                "",
                "");
        try (PlainServer server = saying(refusal);
                Carrier carrier = carrier(server.uri())) {
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer x", "Cookie", "a=b", "Accept-Encoding", "gzip");
            HttpReply reply =
                    carrier.send(new HttpQuery("GET", server.uri(), headers, Optional.empty()), soon(), never());

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers().all("www-authenticate")).containsExactly("Bearer a=\"b\"", "Basic");
            assertThat(server.requests)
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .containsIgnoringCase("\nauthorization: Bearer x\n")
                    .containsIgnoringCase("\ncookie: a=b\n")
                    .containsIgnoringCase("\naccept-encoding: gzip\n");
        }
    }

    @Test
    void cookies_of_a_server_are_not_sent_back() throws Exception {
        try (PlainServer server =
                        saying(OK + "Set-Cookie: session=of-somebody; Path=/\r\nContent-Length: 5\r\n\r\nhello");
                Carrier carrier = carrier(server.uri())) {
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(text(get(carrier, server))).isEqualTo("hello");
            assertThat(server.requests)
                    .hasSize(2)
                    .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("\ncookie:"));
        }
    }

    @Test
    void bytes_that_nobody_asked_for_are_never_taken_for_the_next_answer() throws Exception {
        try (PlainServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nreal"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake");
                Carrier carrier = carrier(server.uri())) {
            assertThat(text(get(carrier, server))).isEqualTo("real");
            assertThat(text(get(carrier, server))).isEqualTo("real");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\u0000", "\u20ac"})
    void a_header_that_would_break_the_request_is_not_sent(String value) throws Exception {
        try (PlainServer server = saying(HELLO);
                Carrier carrier = carrier(server.uri())) {
            assertThatThrownBy(() -> carrier.send(
                            new HttpQuery("GET", server.uri(), Map.of("x-key", value), Optional.empty()),
                            soon(),
                            never()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void redirects_are_not_followed() throws Exception {
        try (PlainServer server =
                        saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
                Carrier carrier = carrier(server.uri())) {
            assertThat(get(carrier, server).status()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
                "HTTP/1.1 200 OK\r\n"
            })
    void what_is_no_http_or_breaks_off_is_a_failure(String answer) throws Exception {
        try (PlainServer server = server((request, out) -> {
                    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    throw new IOException("closes");
                });
                Carrier carrier = carrier(server.uri())) {
            assertThatThrownBy(() -> text(get(carrier, server))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_head_without_an_end_is_cut_off() throws Exception {
        try (PlainServer server = server((request, out) -> {
                    out.write(OK.getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        out.write(("X-More: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
                Carrier carrier = carrier(server.uri())) {
            assertThatThrownBy(() -> get(carrier, server)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_server_that_says_nothing_is_given_up_at_the_deadline() throws Exception {
        try (PlainServer server = saying("");
                Carrier carrier = carrier(server.uri())) {
            Deadline deadline = Deadline.in(Duration.ofMillis(200));
            Deadline tooLate = soon();
            assertThatThrownBy(() -> carrier.send(query(server), deadline, never()))
                    .isInstanceOf(IOException.class);
            assertThat(deadline.hasPassed()).isTrue();
            assertThat(tooLate.hasPassed()).isFalse();
            assertThat(server.sawTheEndOfAConnection()).isTrue();
        }
    }

    @Test
    void a_host_whose_lookup_hangs_is_given_up_at_the_deadline_and_leaves_one_lookup_behind() {
        URI uri = URI.create(
                "http://" + getClass().getSimpleName().toLowerCase(Locale.ROOT) + HangingResolver.HANGS + "/");
        Deadline tooLate = soon();
        try (Carrier carrier = carrier(uri)) {
            for (int i = 0; i < 10; i++) {
                Deadline deadline = Deadline.in(Duration.ofMillis(50));
                assertThatThrownBy(() ->
                                carrier.send(new HttpQuery("GET", uri, Map.of(), Optional.empty()), deadline, never()))
                        .isInstanceOf(IOException.class);
                assertThat(deadline.hasPassed()).isTrue();
            }
            assertThat(tooLate.hasPassed()).isFalse();
            assertThat(HangingResolver.hanging(uri.getHost())).isEqualTo(1);
        } finally {
            HangingResolver.letGo();
        }
    }

    @Test
    void a_request_that_is_cancelled_ends_and_its_connection_with_it() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        try (PlainServer server = server((request, out) -> came.countDown());
                Carrier carrier = carrier(server.uri())) {
            Thread.ofVirtual().start(() -> {
                try {
                    came.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                cancellation.cancel();
            });
            Deadline deadline = soon();
            assertThatThrownBy(() -> carrier.send(query(server), deadline, cancellation))
                    .isInstanceOfAny(IOException.class, CancellationException.class);
            assertThat(deadline.hasPassed()).isFalse();
            assertThat(server.sawTheEndOfAConnection()).isTrue();
        }
    }

    @Test
    void an_interrupted_thread_stops_waiting() throws Exception {
        Deadline deadline = soon();
        try (PlainServer server = saying("");
                Carrier carrier = carrier(server.uri())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> carrier.send(query(server), deadline, never()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(deadline.hasPassed()).isFalse();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void closing_it_ends_what_is_under_way() throws Exception {
        try (PlainServer server = saying(OK + "Content-Length: 100\r\n\r\nhello")) {
            Carrier carrier = carrier(server.uri());
            HttpReply reply = get(carrier, server);
            assertThat(reply.body().readNBytes(5)).asString().isEqualTo("hello");
            carrier.close();
            assertThatThrownBy(() -> reply.body().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void many_at_once_get_each_their_own_answer() throws Exception {
        try (PlainServer server = server((request, out) -> {
                    String key = request.substring(request.indexOf("x-key: ") + 7, request.indexOf("x-key: ") + 10);
                    out.write((OK + "Content-Length: 3\r\n\r\n" + key).getBytes(StandardCharsets.UTF_8));
                });
                Carrier carrier = carrier(server.uri())) {
            var answers = new ConcurrentHashMap<String, String>();
            var threads = new ArrayList<Thread>();
            for (int i = 100; i < 200; i++) {
                String key = Integer.toString(i);
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        HttpQuery query = new HttpQuery("GET", server.uri(), Map.of("x-key", key), Optional.empty());
                        answers.put(key, text(carrier.send(query, soon(), never())));
                    } catch (IOException | InterruptedException e) {
                        answers.put(key, e.toString());
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers)
                    .hasSize(100)
                    .allSatisfy((key, answer) -> assertThat(answer).isEqualTo(key));
        }
    }

    static HttpQuery query(PlainServer server) {
        return new HttpQuery("GET", server.uri(), Map.of(), Optional.empty());
    }

    static HttpReply get(Carrier carrier, PlainServer server) throws IOException, InterruptedException {
        return carrier.send(query(server), soon(), never());
    }

    static String text(HttpReply reply) throws IOException {
        try (var body = reply.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    static Cancellation never() {
        return new Cancellation();
    }
}
