package dev.dmcp.engine.buildkit.filesync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    private Path root;

    @Test
    void folders_come_before_what_is_in_them_and_names_are_ordered_by_their_bytes() throws IOException {
        write("b/x", "a", "b-c", "b/y/z", "ä", "Z", "b.d");

        assertThat(walk(List.of(), List.of())).containsExactly("Z", "a", "b", "b/x", "b/y", "b/y/z", "b-c", "b.d", "ä");
    }

    @Test
    void excluded_folders_are_not_entered_unless_an_exception_may_lie_in_them() throws IOException {
        write("node_modules/m/index.js", "dist/keep/this", "dist/drop", "src/main.js", "src/a.log");

        assertThat(walk(List.of(), List.of("node_modules", "dist", "!dist/keep", "**/*.log")))
                .containsExactly("dist", "dist/keep", "dist/keep/this", "src", "src/main.js");
    }

    @Test
    void includes_bring_the_folders_that_lead_to_them() throws IOException {
        write("a/b/c/wanted", "a/b/other", "z");

        assertThat(walk(List.of("a/b/c/wanted"), List.of())).containsExactly("a", "a/b", "a/b/c", "a/b/c/wanted");
    }

    @Test
    void empty_folders_count() throws IOException {
        Files.createDirectories(root.resolve("empty/inner"));

        assertThat(walk(List.of(), List.of())).containsExactly("empty", "empty/inner");
    }

    @Test
    void the_second_name_of_a_file_is_a_link_to_the_first_one_that_is_sent() throws IOException {
        write("a/one");
        Files.createLink(root.resolve("b"), root.resolve("a/one"));
        Files.createLink(root.resolve("c"), root.resolve("a/one"));

        assertThat(entries(List.of(), List.of()).stream().map(entry -> entry.path() + " " + entry.link()))
                .containsExactly("a ", "a/one ", "b a/one", "c a/one");
        assertThat(entries(List.of(), List.of("a")).stream().map(entry -> entry.path() + " " + entry.link()))
                .containsExactly("b ", "c b");
    }

    @Test
    void special_bits_links_and_sizes_are_told() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "12345");
        Files.setAttribute(file, "unix:mode", 04755);
        Files.createSymbolicLink(root.resolve("link"), Path.of("../out of/reach"));

        List<FileEntry> entries = entries(List.of(), List.of());

        assertThat(entries.get(0).mode()).isEqualTo((1 << 23) | 0755);
        assertThat(entries.get(0).stamp().size()).isEqualTo(5);
        assertThat(FileMode.isSymlink(entries.get(1).mode())).isTrue();
        assertThat(entries.get(1).link()).isEqualTo("../out of/reach");
    }

    @Test
    void paths_are_followed_through_links() throws IOException {
        write("dir/foo", "bar", "baz");
        link("dir/l1", "foo");
        link("l2", "dir/l1");

        assertThat(follow("l2", "bar")).contains(List.of("bar", "dir/foo", "dir/l1", "l2"));
    }

    @Test
    void links_in_a_ring_end() throws IOException {
        link("l1", "l1");
        link("l2", "l3");
        link("l3", "l2");

        assertThat(follow("l1", "l3")).contains(List.of("l1", "l2", "l3"));
    }

    @Test
    void absolute_links_and_links_out_of_the_context_stay_within_it() throws IOException {
        write("baz", "foo/x");
        link("dir/l1", "/foo/bar/baz");
        link("foo/bar", "../../../");

        assertThat(follow("dir/l1")).contains(List.of("baz", "dir/l1", "foo/bar"));
    }

    @Test
    void what_does_not_exist_is_asked_for_all_the_same_and_the_root_means_everything() throws IOException {
        assertThat(follow("foo/bar/baz", "bar/baz")).contains(List.of("bar/baz", "foo/bar/baz"));
        assertThat(follow("f*/foo/t*")).contains(List.of("f*/foo/t*"));
        assertThat(follow(".")).isEmpty();
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private void link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private Optional<List<String>> follow(String... paths) throws IOException {
        return FollowPaths.resolve(root, List.of(paths));
    }

    private List<String> walk(List<String> includes, List<String> excludes) throws IOException {
        return entries(includes, excludes).stream()
                .map(entry -> RawName.text(entry.path()))
                .toList();
    }

    private List<FileEntry> entries(List<String> includes, List<String> excludes) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        FileTree.walk(root, FileFilter.of(includes, excludes), entries::add);
        return entries;
    }
}
