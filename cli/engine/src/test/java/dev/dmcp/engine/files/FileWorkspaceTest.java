package dev.dmcp.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWorkspaceTest {
    @TempDir
    private Path folder;

    private FileWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new FileWorkspace(folder);
    }

    @Test
    void what_was_written_is_read_again() {
        workspace.replace(List.of(ordinary("a/b/file.txt", "grüße\n")), List.of());

        assertThat(workspace.read("a/b/file.txt")).contains("grüße\n");
        assertThat(workspace.filesBelow("a")).containsExactly("a/b/file.txt");
        assertThat(workspace.filesBelow("")).containsExactly("a/b/file.txt");
        assertThat(workspace.foldersIn("")).containsExactly("a");
        assertThat(workspace.foldersIn("none")).isEmpty();
    }

    @Test
    void what_is_not_there_is_nothing() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertThat(workspace.read("none")).isEmpty();
        assertThat(workspace.read("file/below")).isEmpty();
        assertThat(workspace.filesBelow("none")).isEmpty();
    }

    @Test
    void a_link_that_leads_outside_is_found_on_the_way_to_a_folder_and_below_it(@TempDir Path elsewhere)
            throws IOException {
        Files.createDirectories(folder.resolve("a/b/c"));
        Files.createDirectories(elsewhere.resolve("below"));
        Files.createSymbolicLink(folder.resolve("inside"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a/b/c/inside"), Path.of("../../../none"));
        assertThat(workspace.linkOutside("")).isEmpty();

        Files.createSymbolicLink(folder.resolve("a/b/out"), elsewhere);
        assertThat(workspace.linkOutside("a")).contains("a/b/out");
        assertThat(workspace.linkOutside("a/b/out/below")).contains("a/b/out");
        assertThat(workspace.linkOutside("a/b/c")).isEmpty();
        assertThat(workspace.linkOutside("none/there")).isEmpty();

        Files.createSymbolicLink(folder.resolve("a/b/c/by-another"), folder.resolve("a/b/out/below"));
        assertThat(workspace.linkOutside("a/b/c")).contains("a/b/c/by-another");
    }

    @Test
    void permissions_say_who_may_do_what() throws IOException {
        workspace.replace(
                List.of(
                        ordinary("file", "x"),
                        new FileContent("program", "x", Permission.EXECUTABLE),
                        new FileContent("settings", "x", Permission.PRIVATE),
                        new FileContent("secrets/key", "x", Permission.SECRET)),
                List.of());

        assertThat(mode("file")).isEqualTo("rw-r--r--");
        assertThat(mode("program")).isEqualTo("rwxr-xr-x");
        assertThat(mode("settings")).isEqualTo("rw-------");
        assertThat(mode("secrets")).isEqualTo("rwx------");
        assertThat(mode("secrets/key")).isEqualTo("r--r--r--");
    }

    @Test
    void a_removed_file_takes_its_empty_folders_along_and_no_other() {
        workspace.replace(List.of(ordinary("a/b/c/one", "x"), ordinary("a/two", "x")), List.of());

        workspace.replace(List.of(), List.of("a/b/c/one"));

        assertThat(folder.resolve("a/b")).doesNotExist();
        assertThat(folder.resolve("a/two")).exists();
    }

    @Test
    void when_one_file_cannot_be_written_none_is() throws IOException {
        Files.writeString(folder.resolve("first"), "before");
        Files.writeString(folder.resolve("blocked"), "a file where a folder is needed");

        assertThatThrownBy(() -> workspace.replace(
                        List.of(
                                ordinary("first", "after"),
                                ordinary("new/second", "after"),
                                ordinary("blocked/third", "after")),
                        List.of()))
                .isInstanceOf(Failure.OperationFailed.class)
                .hasMessage("cannot write `blocked/third`: `blocked` is not a folder; nothing was changed");
        assertThat(workspace.filesBelow("")).containsExactly("blocked", "first");
        assertThat(workspace.read("first")).contains("before");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void a_link_stays_a_link_and_what_it_points_to_changes() throws IOException {
        Files.writeString(folder.resolve("real"), "before");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        workspace.replace(List.of(ordinary("link", "after")), List.of());

        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(workspace.read("real")).contains("after");
    }

    @Test
    void nothing_outside_of_the_project_is_touched() {
        assertThatThrownBy(() -> workspace.read("../elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytes_that_are_no_text_are_read_as_something_that_is_not_ours() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});

        assertThat(workspace.read("binary")).isPresent();
    }

    private static FileContent ordinary(String path, String content) {
        return new FileContent(path, content, Permission.ORDINARY);
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
