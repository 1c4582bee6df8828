package dev.dmcp.mcp.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.http.ServerSentEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    @Test
    void an_event_has_its_id_name_and_data() throws Exception {
        assertThat(read("id: 7\nevent: message\ndata: {\"a\":1}\n\n"))
                .containsExactly(ServerSentEvent.of("{\"a\":1}").withId("7").withName("message"));
    }

    @Test
    void lines_of_data_are_joined() throws Exception {
        assertThat(read("data: one\ndata:two\ndata\n\n")).containsExactly(ServerSentEvent.of("one\ntwo\n"));
    }

    @Test
    void all_three_line_ends_are_understood() throws Exception {
        assertThat(read("data: a\r\n\r\ndata: b\r\rdata: c\n\n"))
                .containsExactly(ServerSentEvent.of("a"), ServerSentEvent.of("b"), ServerSentEvent.of("c"));
    }

    @Test
    void comments_are_no_events() throws Exception {
        assertThat(read(":\n\n: keep-alive\n\ndata: x\n\n")).containsExactly(ServerSentEvent.of("x"));
    }

    @Test
    void a_priming_event_has_an_id_and_a_retry() throws Exception {
        assertThat(read("id: 1_0\nretry: 500\ndata: \n\n"))
                .containsExactly(ServerSentEvent.of("").withId("1_0").withRetry(Duration.ofMillis(500)));
    }

    @Test
    void an_event_that_is_not_ended_does_not_count() throws Exception {
        assertThat(read("data: whole\n\ndata: half")).containsExactly(ServerSentEvent.of("whole"));
    }

    @Test
    void an_event_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> read("data: " + "x".repeat(2_000) + "\n\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1000 bytes");
    }

    @Test
    void many_short_lines_are_no_way_around_the_limit() {
        assertThatThrownBy(() -> read("data: 12345678\n".repeat(300) + "\n")).isInstanceOf(IOException.class);
    }

    private static List<ServerSentEvent> read(String text) throws IOException {
        var reader = new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1_000);
        List<ServerSentEvent> events = new ArrayList<>();
        Optional<ServerSentEvent> event = reader.next();
        while (event.isPresent()) {
            events.add(event.get());
            event = reader.next();
        }
        return events;
    }
}
