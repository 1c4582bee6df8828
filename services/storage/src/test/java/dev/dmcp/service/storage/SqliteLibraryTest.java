package dev.dmcp.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave behind that use a file and are killed, as the system would see it. */
class SqliteLibraryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws Exception {
        Files.createDirectory(temporary());
    }

    /** Uses a database and waits to be killed. */
    static final class Main {
        private Main() {}

        public static void main(String... arguments) throws Exception {
            try (Database database = SqliteDatabase.open(Path.of(arguments[0]))) {
                database.write(session -> session.update("CREATE TABLE IF NOT EXISTS notes (id INTEGER)"));
                System.out.println("ready");
                System.in.read();
            }
        }
    }

    @Test
    void a_process_that_is_killed_leaves_nothing_that_piles_up() throws Exception {
        for (int i = 0; i < 3; i++) {
            useAndKill(folder.resolve("data/notes.db"));
        }
        assertThat(files(temporary())).isEmpty();
        assertThat(files(library())).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library())))
                .isEqualTo("rwx------");
    }

    @Test
    void what_earlier_drivers_and_broken_attempts_left_is_swept() throws Exception {
        Files.createDirectories(library());
        Files.writeString(library().resolve("sqlite-3.1.0-Linux-amd64"), "old");
        Path broken = Files.writeString(library().resolve("sqlite1.part"), "half");
        Files.setLastModifiedTime(broken, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path underWay = Files.writeString(library().resolve("sqlite2.part"), "half");

        useAndKill(folder.resolve("data/notes.db"));
        assertThat(files(library())).hasSize(2).contains(underWay).doesNotContain(broken);
    }

    @Test
    void a_folder_that_cannot_have_it_keeps_nobody_from_their_data() throws Exception {
        Files.createDirectories(library().getParent());
        Files.writeString(library(), "a file where the folder would be");

        useAndKill(folder.resolve("data/notes.db"));
        assertThat(folder.resolve("data/notes.db")).exists();
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }

    private Path library() {
        return folder.resolve("data/native");
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private void useAndKill(Path database) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + temporary(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
