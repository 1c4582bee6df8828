package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailySweepTest {
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_file_that_another_run_has_taken_away_keeps_no_others() throws IOException {
        Path gone = folder.resolve("gone");
        Path unused = Files.createFile(folder.resolve("unused"));
        Files.setLastModifiedTime(unused, FileTime.from(NOW.minus(Duration.ofDays(31))));

        DailySweep.removeUnused(List.of(gone, unused), NOW);

        assertThat(unused).doesNotExist();
    }
}
