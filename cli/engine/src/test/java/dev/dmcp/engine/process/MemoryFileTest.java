package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.RestartPolicy;
import dev.dmcp.application.supervise.SupervisorMemory;
import dev.dmcp.application.supervise.SupervisorMemory.Remembered;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFileTest {

    @TempDir
    Path folder;

    private static final SupervisorMemory MEMORY = new SupervisorMemory(List.of(
            new Remembered(
                    LocalService.of("web", Path.of("/a folder"), List.of("run", "--x=\"1\"", "ünï\ncode \u0001 😀"))
                            .withPort(3000, URI.create("http://127.0.0.1:3000/health"))
                            .withEnvironment(Map.of("KEY", "a=b;'\"\\$", "EMPTY", ""))
                            .withNeeds(List.of("db"))
                            .withTimes(Duration.ofSeconds(7), Duration.ofMillis(1500), RestartPolicy.STANDARD),
                    true,
                    "running",
                    "",
                    Optional.of(new ProcessIdentity(42, "boot:7", "abc")),
                    Optional.of(Instant.parse("2026-11-22T12:00:00.123456789Z")),
                    3,
                    Optional.of("exit code 1"),
                    "0f0f"),
            new Remembered(
                    LocalService.of("db", Path.of("/b"), List.of("true")),
                    false,
                    "stopped",
                    "yes: no # not a comment",
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    "")));

    private MemoryFile file() {
        return new MemoryFile(folder.resolve("memory.json"));
    }

    @Test
    void what_was_saved_is_loaded_whatever_characters_it_holds() {
        assertThat(file().save(MEMORY)).isEmpty();

        assertThat(file().load()).isEqualTo(MEMORY);
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        file().save(MEMORY);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("memory.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_save_that_fails_says_why_and_leaves_what_was_there() throws IOException {
        file().save(MEMORY);
        // A folder in the way of the new file: root may write anywhere, but not here.
        Files.createDirectories(folder.resolve("memory.json.new").resolve("in the way"));

        assertThat(file().save(SupervisorMemory.EMPTY)).isPresent();

        assertThat(file().load()).isEqualTo(MEMORY);
    }

    @Test
    void a_file_that_was_cut_off_counts_as_none() throws IOException {
        file().save(MEMORY);
        String whole = Files.readString(folder.resolve("memory.json"));
        Files.writeString(folder.resolve("memory.json"), whole.substring(0, whole.length() / 2));

        assertThat(file().load()).isEqualTo(SupervisorMemory.EMPTY);
    }

    @Test
    void no_file_is_no_memory() {
        assertThat(file().load()).isEqualTo(SupervisorMemory.EMPTY);
    }
}
