package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFolderTest {

    @TempDir
    private Path parent;

    @Test
    void nothing_is_written_outside_of_the_folder() throws IOException {
        Path outside = Files.createDirectory(parent.resolve("outside"));
        ReceivedFolder folder = new ReceivedFolder(parent.resolve("in"));
        folder.link("way-out", outside.toString());

        for (String path : List.of("../x", "/etc/x", "a/../../x", "..", "", "way-out/x", "missing/x")) {
            assertThatThrownBy(() -> folder.file(path)).as(path).isInstanceOf(IOException.class);
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_link_in_the_way_of_a_file_is_replaced_and_not_followed() throws IOException {
        Path victim = Files.writeString(parent.resolve("victim"), "untouched");
        ReceivedFolder folder = new ReceivedFolder(parent.resolve("in"));
        folder.link("name", victim.toString());

        folder.file("name").close();

        assertThat(victim).hasContent("untouched");
        assertThat(parent.resolve("in/name")).isEmptyFile();
    }
}
