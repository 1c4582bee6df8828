package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePrivateNotesTest {
    @TempDir
    private Path temporary;

    @Test
    void a_note_is_kept_until_it_is_forgotten() {
        FilePrivateNotes notes = new FilePrivateNotes(temporary.resolve("notes"));

        notes.keep("server", "first");
        notes.keep("server", "second");
        assertThat(notes.find("server")).contains("second");
        assertThat(notes.find("other")).isEmpty();

        notes.forget("server");
        assertThat(notes.find("server")).isEmpty();
    }

    @Test
    void a_note_that_cannot_be_put_in_place_leaves_nothing_behind() throws IOException {
        Path folder = temporary.resolve("notes");
        FilePrivateNotes notes = new FilePrivateNotes(folder);
        notes.keep("server", "first");
        Path place = onlyFile(folder);
        Files.delete(place);
        Files.createDirectories(place.resolve("in-the-way"));

        notes.keep("server", "token");

        assertThat(onlyFile(folder)).isEqualTo(place);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
