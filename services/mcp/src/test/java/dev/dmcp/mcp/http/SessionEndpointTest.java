package dev.dmcp.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.era.legacy.SessionOptions;
import dev.dmcp.mcp.wire.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionEndpointTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
    private final Fixture fixture = Fixture.start(
            settings -> settings.withClock(now::get).withSessions(new SessionOptions(2, Duration.ofMinutes(30))));

    @AfterEach
    void stop() {
        fixture.close();
        assertThat(fixture.unexpected).isEmpty();
    }

    @Test
    void a_session_answers_until_it_is_deleted() throws Exception {
        String session = fixture.initialize();
        HttpResponse<String> alive = call(session, "ping", "{}");
        HttpResponse<String> deleted =
                fixture.send(fixture.inSession(session).DELETE().build());
        HttpResponse<String> gone = call(session, "ping", "{}");

        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    @Test
    void a_silent_session_expires() throws Exception {
        String session = fixture.initialize();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(31)));

        assertThat(call(session, "ping", "{}").statusCode()).isEqualTo(404);
        assertThat(fixture.endpoint.sessions()).isZero();
    }

    @Test
    void one_session_too_many_ends_the_one_that_was_silent_longest() throws Exception {
        String oldest = fixture.initialize();
        now.updateAndGet(time -> time.plusSeconds(1));
        String second = fixture.initialize();
        now.updateAndGet(time -> time.plusSeconds(1));
        String third = fixture.initialize();

        assertThat(call(oldest, "ping", "{}").statusCode()).isEqualTo(404);
        assertThat(call(second, "ping", "{}").statusCode()).isEqualTo(200);
        assertThat(call(third, "ping", "{}").statusCode()).isEqualTo(200);
        assertThat(fixture.endpoint.sessions()).isEqualTo(2);
    }

    @Test
    void a_request_without_session_is_refused() throws Exception {
        HttpResponse<String> response = fixture.send(fixture.request()
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_client_that_lost_its_stream_gets_the_answer_when_it_comes_back() throws Exception {
        String session = fixture.initialize();
        HttpResponse<String> cut = call(session, "tools/call", "{\"name\":\"test_reconnection\"}");
        String lastEvent = cut.body()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(4);
        HttpResponse<String> rest = fixture.send(fixture.inSession(session)
                .header("last-event-id", lastEvent)
                .GET()
                .build());

        assertThat(cut.body()).contains("retry: ").doesNotContain("\"result\"");
        assertThat(rest.body()).contains("Reconnection test completed successfully.");
    }

    @Test
    void a_method_of_the_modern_era_is_unknown_in_a_session() throws Exception {
        HttpResponse<String> response = call(fixture.initialize(), "server/discover", "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Fixture.code(response)).isEqualTo(ErrorCode.METHOD_NOT_FOUND);
    }

    private HttpResponse<String> call(String session, String method, String params) throws Exception {
        return fixture.send(fixture.inSession(session)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"" + method + "\",\"params\":" + params + "}"))
                .build());
    }
}
