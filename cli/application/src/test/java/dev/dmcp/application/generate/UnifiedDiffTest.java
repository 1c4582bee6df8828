package dev.dmcp.application.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void the_same_text_has_no_difference() {
        assertThat(UnifiedDiff.of("a", "x\n", "x\n")).isEmpty();
    }

    @Test
    void a_change_stands_between_three_lines_of_what_stayed() {
        assertThat(UnifiedDiff.of("file", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
                .isEqualTo("""
                --- a/file
                +++ b/file
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8
                """);
    }

    @Test
    void changes_far_from_each_other_are_two_hunks_and_near_ones_are_one() {
        String before = "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n";
        String after = "A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n";

        assertThat(UnifiedDiff.of("file", before, after).lines().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -1,11 +1,11 @@", "@@ -13,4 +13,4 @@");
    }

    @Test
    void a_new_file_is_all_additions() {
        assertThat(UnifiedDiff.of("file", "", "one\ntwo\n")).isEqualTo("""
                --- /dev/null
                +++ b/file
                @@ -0,0 +1,2 @@
                +one
                +two
                """);
    }

    @Test
    void a_removed_file_is_all_removals() {
        assertThat(UnifiedDiff.of("file", "one\n", "")).isEqualTo("""
                --- a/file
                +++ /dev/null
                @@ -1 +0,0 @@
                -one
                """);
    }

    @Test
    void a_missing_line_end_is_told() {
        assertThat(UnifiedDiff.of("file", "one\n", "one")).isEqualTo("""
                --- a/file
                +++ b/file
                @@ -1 +1 @@
                -one
                +one
                \\ No newline at end of file
                """);
    }
}
