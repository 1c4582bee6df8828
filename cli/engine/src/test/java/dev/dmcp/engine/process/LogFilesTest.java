package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.ServiceLogs.Query;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    Path folder;

    private void append(String service, String text) throws IOException {
        Files.writeString(folder.resolve(service + ".log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> read(Query query) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        new LogFiles(folder).read(query, (service, line) -> lines.add(service + ": " + line));
        return lines;
    }

    @Test
    void a_writer_goes_on_undisturbed_while_its_file_is_rotated_and_no_line_is_lost() throws IOException {
        LogFiles logs = new LogFiles(folder, 100);
        try (FileOutputStream writer = new FileOutputStream(logs.fileOf("web").toFile(), true)) {
            for (int line = 0; line < 40; line++) {
                writer.write("line %03d\n".formatted(line).getBytes(StandardCharsets.UTF_8));
                assertThat(logs.keepSmall("web")).isEmpty();
            }
        }

        List<String> last = logs.lastLines("web", 100);
        assertThat(last).last().isEqualTo("line 039");
        assertThat(last).hasSize(40).isSorted();
        assertThat(folder.resolve("web.log.1")).exists();
        assertThat(Files.size(folder.resolve("web.log"))).isLessThanOrEqualTo(100);
    }

    @Test
    void there_are_never_more_files_than_five() throws IOException {
        LogFiles logs = new LogFiles(folder, 10);
        for (int round = 0; round < 20; round++) {
            append("web", "a line that is longer than ten bytes %02d\n".formatted(round));
            logs.keepSmall("web");
        }

        try (var files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(5);
        }
        assertThat(logs.lastLines("web", 1)).containsExactly("a line that is longer than ten bytes 19");
    }

    @Test
    void lines_of_several_services_come_in_the_order_of_their_times() throws IOException, InterruptedException {
        append("api", "{\"time\":\"2026-11-22T12:00:01Z\",\"message\":\"one\"}\n  a trace of one\n");
        append("api", "{\"time\":\"2026-11-22T12:00:03Z\",\"message\":\"three\"}\n");
        append("db", "2026-11-22 12:00:02.000+00:00 two\n2026-11-22 12:00:04.000+0000 four\n");

        assertThat(read(new Query(List.of("db", "api"), -1, Optional.empty(), false)))
                .containsExactly(
                        "api: {\"time\":\"2026-11-22T12:00:01Z\",\"message\":\"one\"}",
                        "api:   a trace of one",
                        "db: 2026-11-22 12:00:02.000+00:00 two",
                        "api: {\"time\":\"2026-11-22T12:00:03Z\",\"message\":\"three\"}",
                        "db: 2026-11-22 12:00:04.000+0000 four");
    }

    @Test
    void a_tail_counts_for_each_service_and_reaches_into_older_files() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("api.log.1"), "one\ntwo\n");
        append("api", "three\n");
        append("db", "only\n");

        assertThat(read(new Query(List.of("api", "db"), 2, Optional.empty(), false)))
                .containsExactly("api: two", "api: three", "db: only");
    }

    @Test
    void since_takes_a_line_without_a_time_with_the_one_before_it() throws IOException, InterruptedException {
        append("api", "2026-11-22T12:00:01Z old\n  its trace\n2026-11-22T12:00:05Z new\n  its trace too\n");

        assertThat(read(new Query(List.of("api"), -1, Optional.of(Instant.parse("2026-11-22T12:00:02Z")), false)))
                .containsExactly("api: 2026-11-22T12:00:05Z new", "api:   its trace too");
    }

    @Test
    void following_shows_whole_lines_as_they_come_even_across_a_rotation() throws IOException, InterruptedException {
        LogFiles logs = new LogFiles(folder, 10);
        append("api", "first\n");
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread follower = Thread.ofVirtual().start(() -> follow(logs, lines));
        Eventually.isTrue(() -> lines.size() == 1, () -> lines);

        append("api", "half");
        append("api", " line\n");
        Eventually.isTrue(() -> lines.size() == 2, () -> lines);
        logs.keepSmall("api");
        append("api", "next\n");
        Eventually.isTrue(() -> lines.size() == 3, () -> lines);

        follower.interrupt();
        follower.join();
        assertThat(lines).containsExactly("first", "half line", "next");
    }

    private static void follow(LogFiles logs, List<String> lines) {
        try {
            logs.read(new Query(List.of("api"), -1, Optional.empty(), true), (service, line) -> lines.add(line));
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_service_that_wrote_nothing_has_no_lines() throws InterruptedException {
        assertThat(new LogFiles(folder).lastLines("api", 5)).isEmpty();
        assertThat(new LogFiles(folder).keepSmall("api")).isEmpty();
        assertThat(read(new Query(List.of("api"), -1, Optional.empty(), false))).isEmpty();
    }
}
