package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.BuildLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBuildLockTest {
    @TempDir
    private Path folder;

    @Test
    void nothing_is_taken_away_while_a_build_of_the_project_runs() {
        BuildLock lock = new FileBuildLock(folder);

        try (BuildLock.Held _ = lock.shared("demo")) {
            assertThat(lock.alone("demo")).isEmpty();
            assertThat(lock.alone("demo-2")).isPresent();
        }
        try (BuildLock.Held _ = lock.alone("demo").orElseThrow()) {
            assertThat(lock.alone("demo")).isEmpty();
        }
        assertThat(lock.alone("demo")).isPresent();
    }

    @Test
    void a_folder_that_cannot_be_made_keeps_nobody_from_anything() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        BuildLock lock = new FileBuildLock(file);

        try (BuildLock.Held _ = lock.shared("demo")) {
            assertThat(lock.alone("demo")).isPresent();
        }
    }
}
