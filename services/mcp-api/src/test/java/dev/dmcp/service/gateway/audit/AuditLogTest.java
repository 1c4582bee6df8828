package dev.dmcp.service.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.gateway.audit.AuditLog.Arguments;
import dev.dmcp.service.gateway.execute.CallRecord;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.log.Level;
import dev.dmcp.service.kit.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private final List<JsonObject> lines = new ArrayList<>();

    @Test
    void a_line_says_who_called_what_how_long_and_how_it_ended_and_no_argument() {
        record(Arguments.NONE, "{\"password\":\"hunter2\"}", CallRecord.End.TIMEOUT, Optional.of("too slow"));

        assertThat(lines)
                .hasToString(
                        "[{\"event\":\"call\",\"user\":\"ada\",\"authenticated\":true,"
                                + "\"via\":\"mcp\",\"server\":\"files\",\"tool\":\"read\",\"ms\":1200,\"end\":\"timeout\",\"problem\":\"too slow\"}]");
    }

    @Test
    void arguments_are_written_by_name_alone_or_whole_as_wished() {
        String arguments = "{\"path\":\"/etc/passwd\",\"deep\":{\"a\":1},\"all\":true}";
        record(Arguments.REDACTED, arguments, CallRecord.End.OK, Optional.empty());
        record(Arguments.FULL, arguments, CallRecord.End.OK, Optional.empty());

        assertThat(lines.getFirst().object("arguments"))
                .contains(object("{\"path\":\"text of 11\",\"deep\":\"object of 1\",\"all\":\"boolean\"}"));
        assertThat(lines.getLast().object("arguments")).contains(object(arguments));
    }

    @Test
    void arguments_of_a_megabyte_are_cut() {
        record(Arguments.FULL, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}", CallRecord.End.OK, Optional.empty());
        record(Arguments.REDACTED, many(1_000), CallRecord.End.OK, Optional.empty());

        assertThat(lines).allSatisfy(line -> assertThat(line.toString()).hasSizeLessThan(8_000));
    }

    @Test
    void no_line_can_be_forged_in_a_file_and_a_grown_file_is_moved_aside(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("calls.jsonl");
        var log = new Log("test", Level.INFO, new PrintStream(new ByteArrayOutputStream()), Clock.systemUTC());
        var audit = new AuditLog(Arguments.FULL, new AuditFile(file, () -> Instant.EPOCH, log, 1_000));
        String evil = "x\n{\"event\":\"call\",\"user\":\"root\"}\r\u2028\u001b[2J";
        for (int i = 0; i < 8; i++) {
            audit.record(new CallRecord(
                    request(evil, JsonObject.builder().put(evil, evil).build()),
                    Duration.ZERO,
                    CallRecord.End.OK,
                    Optional.of(evil)));
        }

        List<String> written = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(folder.resolve("calls.jsonl.1")).exists();
        assertThat(written)
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"time\":\"1970-01-01T00:00:00Z\",\"event\":\"call\""))
                .allSatisfy(line -> assertThat(object(line).string("tool")).contains(evil));
    }

    @Test
    void a_file_that_cannot_be_written_is_said_once_and_stops_nothing(@TempDir Path folder) {
        var out = new ByteArrayOutputStream();
        var log = new Log("test", Level.INFO, new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC());
        var file = new AuditFile(folder.resolve("no").resolve("such.jsonl"), () -> Instant.EPOCH, log);

        file.accept(JsonObject.empty());
        file.accept(JsonObject.empty());

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("calls are not audited"));
    }

    private void record(Arguments arguments, String json, CallRecord.End end, Optional<String> problem) {
        new AuditLog(arguments, lines::add)
                .record(new CallRecord(request("read", object(json)), Duration.ofMillis(1_200), end, problem));
    }

    private static CallRequest request(String tool, JsonObject arguments) {
        JsonObject params = JsonObject.builder()
                .put("name", tool)
                .put("arguments", arguments)
                .build();
        return new CallRequest(new Caller("ada", true), "mcp", "files", CallRequest.Kind.TOOL, tool, params);
    }

    private static String many(int members) {
        JsonObject.Builder json = JsonObject.builder();
        for (int i = 0; i < members; i++) {
            json.put("name" + i, i);
        }
        return json.build().toString();
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
