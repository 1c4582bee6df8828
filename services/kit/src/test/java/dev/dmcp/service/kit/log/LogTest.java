package dev.dmcp.service.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Log log = new Log(
            "demo",
            Level.INFO,
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void an_event_is_one_json_object_on_one_line() {
        log.info("listening", fields -> fields.put("port", 3001));

        assertThat(text())
                .isEqualTo("{\"time\":\"2026-11-22T10:00:00Z\",\"level\":\"info\",\"service\":\"demo\","
                        + "\"message\":\"listening\",\"port\":3001}\n");
    }

    @Test
    void a_value_with_line_breaks_cannot_forge_a_line() {
        log.warn("refused", fields -> fields.put("path", "/a\r\n{\"level\":\"info\"}\u2028\u001b[31m"));

        assertThat(text().lines()).hasSize(1);
        assertThat(text().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(line().string("path")).contains("/a\r\n{\"level\":\"info\"}\u2028\u001b[31m");
    }

    @Test
    void a_line_below_the_threshold_is_not_written() {
        log.debug("detail", fields -> fields.put("n", 1));

        assertThat(text()).isEmpty();
    }

    @Test
    void a_line_of_a_megabyte_is_cut_and_stays_json() {
        log.error("failed", fields -> fields.put("input", "x".repeat(1_000_000)));

        assertThat(text().length()).isLessThan(10_000);
        assertThat(line().string("message")).contains("a longer line, cut");
    }

    @Test
    void an_exception_is_told_with_its_trace() {
        log.error("failed", new IllegalStateException("the reason"), fields -> {});

        assertThat(line().string("exception").orElseThrow())
                .contains("IllegalStateException: the reason")
                .contains("LogTest");
    }

    @Test
    void what_must_not_be_read_is_taken_out_of_messages_and_of_nothing_else() {
        var failure = new IllegalStateException("no secret", new IllegalArgumentException("a secret"));
        failure.addSuppressed(new IllegalStateException("one more secret", failure));
        List.of(failure, failure.getCause(), failure.getSuppressed()[0])
                .forEach(each -> each.setStackTrace(Arrays.copyOf(each.getStackTrace(), 1)));

        log.error(
                "failed", failure, text -> text.replace("secret", "…").replace("dev.dmcp.service", "…"), fields -> {});

        assertThat(line().string("exception").orElseThrow())
                .contains("java.lang.IllegalStateException: no …\n")
                .contains("Suppressed: java.lang.IllegalStateException: one more …\n")
                .contains("Caused by: java.lang.IllegalArgumentException: a …\n")
                .contains("at dev.dmcp.service.kit.log.LogTest.what_must")
                .doesNotContain("secret", "\tat …");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private JsonObject line() {
        return Json.parse(text()).asObject().orElseThrow();
    }
}
