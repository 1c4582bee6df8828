package dev.dmcp.engine.buildkit.filesync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables are moby/patternmatcher's own, so that what it means is what we mean. */
class PatternMatcherTest {

    @Test
    void single_patterns_match_what_moby_says() {
        String table = """
                ** | file | yes
                **/ | file | yes
                ** | dir/file | yes
                **/ | dir/file | yes
                **/** | dir/file | yes
                dir/** | dir/file | yes
                dir/** | dir/dir2/file | yes
                **/dir | dir | yes
                **/dir | dir/file | yes
                **/dir2/* | dir/dir2/file | yes
                **/dir2/** | dir/dir2/dir3/file | yes
                **file | file | yes
                **file | dir/file | yes
                **/file | dir/file | yes
                **file | dir/dir/file | yes
                **/file | dir/dir/file | yes
                **/file* | dir/dir/file | yes
                **/file* | dir/dir/file.txt | yes
                **/file*txt | dir/dir/file.txt | yes
                **/file*.txt | dir/dir/file.txt | yes
                **/file*.txt* | dir/dir/file.txt | yes
                **/**/*.txt | dir/dir/file.txt | yes
                **/**/*.txt2 | dir/dir/file.txt | no
                **/*.txt | file.txt | yes
                **/**/*.txt | file.txt | yes
                a**/*.txt | a/file.txt | yes
                a**/*.txt | a/dir/file.txt | yes
                a**/*.txt | a/dir/dir/file.txt | yes
                a/*.txt | a/dir/file.txt | no
                a/*.txt | a/file.txt | yes
                a/*.txt** | a/file.txt | yes
                a[b-d]e | ae | no
                a[b-d]e | ace | yes
                a[b-d]e | aae | no
                a[^b-d]e | aze | yes
                .* | .foo | yes
                .* | foo | no
                abc.def | abcdef | no
                abc.def | abc.def | yes
                abc.def | abcZdef | no
                abc?def | abcZdef | yes
                abc?def | abcdef | no
                a\\\\ | a\\ | yes
                a\\*b | a*b | yes
                a\\*b | axb | no
                **/foo/bar | foo/bar | yes
                **/foo/bar | dir/foo/bar | yes
                **/foo/bar | dir/dir2/foo/bar | yes
                abc/** | abc | no
                abc/** | abc/def | yes
                abc/** | abc/def/ghi | yes
                **/.foo | .foo | yes
                **/.foo | bar.foo | no
                a(b)c/def | a(b)c/def | yes
                a(b)c/def | a(b)c/xyz | no
                a.;)$(}+{bc | a.;)$(}+{bc | yes
                dist/*.whl | dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl | yes
                """;
        for (String line : table.lines().toList()) {
            String[] cells = line.split(" \\| ");
            assertThat(new PatternMatcher(List.of(cells[0])).matches(cells[1]))
                    .as(line)
                    .isEqualTo(cells[2].equals("yes"));
        }
    }

    @Test
    void the_last_pattern_that_matches_decides() {
        assertThat(matches("util/docker/web/foo", "**", "!util/docker/web")).isFalse();
        assertThat(matches("util/docker/web/foo", "**", "!util/docker/web", "util/docker/web/foo"))
                .isTrue();
        assertThat(matches("dist/a.whl", "**", "!dist/*.whl")).isFalse();
        assertThat(matches("fileutils.go", "!fileutils.go", "*.go")).isTrue();
        assertThat(matches("fileutils.go", "*.go", "!fileutils.go")).isFalse();
        assertThat(matches("docs/README.md", "docs", "!docs/README.md")).isFalse();
        assertThat(matches("docs/README.md", "docs/", "!docs/README.md")).isFalse();
        assertThat(matches("docs/README.md", "docs/*", "!docs/README.md")).isFalse();
    }

    @Test
    void wildcards_take_whole_characters_and_line_feeds_only_where_go_takes_them() {
        assertThat(matches("x😀y", "x?y")).isTrue();
        assertThat(matches("xäy", "x[ä-ö]y")).isTrue();
        assertThat(matches("a\nb", "a*b")).isTrue();
        assertThat(matches("d\nir/b.c", "**/*.c")).isFalse();
        assertThat(matches("d\nir/b", "**/b")).isTrue();
    }

    @Test
    void a_caret_outside_of_brackets_counts_as_moby_counts_it() {
        assertThat(matches("a^b", "a^b")).isTrue();
        assertThat(matches("a^bc", "a^b*")).isFalse();
    }

    @Test
    void patterns_that_moby_refuses_are_refused() {
        for (String bad : List.of("[", "a[", "[]a]", "[-]", "[x-]", "[-x]", "a\\", "!", "[a-b-c]x[")) {
            assertThatThrownBy(() -> new PatternMatcher(List.of(bad))).as(bad).isInstanceOf(BadPatternException.class);
        }
    }

    @Test
    void a_pattern_made_to_explode_takes_no_time() {
        String pattern = "**/" + "a*".repeat(30) + "b";

        assertThat(matches("a".repeat(2_000), pattern)).isFalse();
    }

    @Test
    void a_walk_enters_only_folders_in_which_something_may_match() {
        PatternMatcher includes = new PatternMatcher(List.of("src/main/java", "docs/*"));
        assertThat(includes.mayMatchWithin("src")).isTrue();
        assertThat(includes.mayMatchWithin("src/main")).isTrue();
        assertThat(includes.mayMatchWithin("target")).isFalse();
        assertThat(includes.mayMatchWithin("srcs")).isFalse();
        assertThat(new PatternMatcher(List.of("a*/b")).mayMatchWithin("x")).isTrue();

        PatternMatcher excludes = new PatternMatcher(List.of("node_modules", "dist", "!dist/keep"));
        assertThat(excludes.mayExceptWithin("node_modules")).isFalse();
        assertThat(excludes.mayExceptWithin("dist")).isTrue();
        assertThat(new PatternMatcher(List.of("dist")).mayExceptWithin("dist")).isFalse();
    }

    @Test
    void ignore_files_are_read_as_moby_reads_them() {
        String text =
                "\ufefftest1\n/test2\n/a/file/here\n\nlastfile\n# this is a comment\n ! /inverted/abs/path\n!\n! ";

        assertThat(IgnoreFile.patterns(text))
                .containsExactly("test1", "test2", "a/file/here", "lastfile", "!inverted/abs/path", "!", "!");
        assertThat(IgnoreFile.patterns("a/../b\r\n ./c/ \n #x")).containsExactly("b", "c", "#x");
    }

    private static boolean matches(String path, String... patterns) {
        return new PatternMatcher(List.of(patterns)).matches(path);
    }
}
