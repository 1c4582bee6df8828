package dev.dmcp.mcp.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.http.carrier.HttpQuery;
import dev.dmcp.mcp.client.http.carrier.PlainServer;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.server.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that does not come about leaves no connection behind: the bodies here have no end, so that only closing ends them. */
class SseLinkTest {
    private static final String ENDLESS = "Content-Length: 100000\r\n\r\n";
    private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + ENDLESS;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                STREAM + "event: endpoint\ndata: http://[\n\n",
                STREAM + "event: endpoint\ndata: http://elsewhere.example/\n\n",
                STREAM + "data: {}\n\n",
                "HTTP/1.1 200 OK\r\n" + ENDLESS,
                "HTTP/1.1 404 Not Found\r\n" + ENDLESS
            })
    void what_is_no_stream_of_that_transport_is_left(String answer) throws Exception {
        try (PlainServer server = PlainServer.saying(answer)) {
            assertThatThrownBy(
                            () -> SseLink.open(server.uri(), HttpLinkOptions.DEFAULT, HttpAuthorizer.none(), PATIENCE))
                    .isInstanceOf(LinkException.class)
                    .isNotInstanceOf(LinkException.Timeout.class);
            assertThat(server.sawTheEndOfAConnection()).isTrue();
        }
    }

    @Test
    void a_refusal_that_the_authorizer_cannot_mend_is_left() throws Exception {
        try (PlainServer server = PlainServer.saying("HTTP/1.1 401 Unauthorized\r\n" + ENDLESS)) {
            assertThatThrownBy(() -> SseLink.open(server.uri(), HttpLinkOptions.DEFAULT, new Failing(), PATIENCE))
                    .hasMessage("no token is to be had");
            assertThat(server.sawTheEndOfAConnection()).isTrue();
        }
    }

    @Test
    void so_it_is_by_a_link_that_stays() throws Exception {
        try (PlainServer server = PlainServer.saying("HTTP/1.1 401 Unauthorized\r\n" + ENDLESS);
                var exchanges = new Exchanges(server.uri(), HttpLinkOptions.DEFAULT, new Failing())) {
            var query = new HttpQuery("GET", server.uri(), exchanges.headers(), Optional.empty());
            assertThatThrownBy(() -> exchanges.send(query, Deadline.in(PATIENCE), new Cancellation()))
                    .hasMessage("no token is to be had");
            assertThat(server.sawTheEndOfAConnection()).isTrue();
        }
    }

    private static final class Failing implements HttpAuthorizer {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public boolean recover(int status, List<String> challenges, Optional<String> refused) throws LinkException {
            throw new LinkException("no token is to be had");
        }
    }
}
