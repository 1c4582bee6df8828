package dev.dmcp.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    @Test
    void positions_are_those_of_the_keys_and_values() {
        YamlNode.Mapping root = (YamlNode.Mapping) one("a: 1\nb:\n  - x\n  - y: 2\n");
        assertThat(root.keys()).containsExactly("a", "b");
        assertThat(root.entry("b").orElseThrow().position()).isEqualTo(new Position(2, 1));
        YamlNode.Sequence list = (YamlNode.Sequence) root.get("b").orElseThrow();
        assertThat(list.items().get(1).position()).isEqualTo(new Position(4, 5));
    }

    @Test
    void scalars_mean_what_the_core_schema_says() {
        assertThat(plain("1")).isEqualTo(1L);
        assertThat(plain("0x1F")).isEqualTo(31L);
        assertThat(plain("0o17")).isEqualTo(15L);
        assertThat(plain("0777")).isEqualTo(511L);
        assertThat(plain("08")).isEqualTo(8.0);
        assertThat(plain("1_000")).isEqualTo(1000L);
        assertThat(plain("-3.5e2")).isEqualTo(-350.0);
        assertThat(plain("True")).isEqualTo(true);
        assertThat(plain("yes")).isEqualTo("yes");
        assertThat(plain("~")).isNull();
        assertThat(plain("'1'")).isEqualTo("1");
        assertThat(plain("!!str 1")).isEqualTo("1");
        assertThat(plain("1:20")).isEqualTo("1:20");
        assertThat(((YamlNode.Scalar) one("2024-05-01")).type()).isEqualTo(YamlNode.Type.TIMESTAMP);
    }

    @Test
    void merge_keys_give_way_to_own_keys_and_earlier_merges_to_later_ones() {
        YamlNode node = one("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 0}\n");
        assertThat(((YamlNode.Mapping) node).get("c").orElseThrow().toPlain())
                .isEqualTo(Map.of("x", 0L, "y", 1L, "z", 2L));
    }

    @Test
    void application_tags_are_kept() {
        YamlNode.Mapping root = (YamlNode.Mapping) one("a: !reset null\nb: !override\n  - 1\n");
        assertThat(root.get("a").orElseThrow().tag()).isEqualTo("!reset");
        assertThat(root.get("b").orElseThrow().tag()).isEqualTo("!override");
    }

    @Test
    void every_duplicate_key_is_told_with_both_lines() {
        assertThat(problems("a: 1\na: 2\nb: {c: 1, c: 2}\n"))
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:2:1: key `a` is already set at line 1 (remove one of them)",
                        "f.yaml:3:11: key `c` is already set at line 3 (remove one of them)");
    }

    @Test
    void a_tab_is_named_as_such() {
        assertThat(problems("a:\n\tb: 1\n"))
                .extracting(Problem::toString)
                .containsExactly("f.yaml:2:1: a tab is not allowed here (indent with spaces)");
    }

    @Test
    void keys_that_are_no_text_are_refused() {
        assertThat(problems("1: a\n")).singleElement().extracting(Problem::hint).isEqualTo("put quotes around it");
        assertThat(problems("? [a]\n: b\n")).hasSize(1);
    }

    @Test
    void aliases_that_multiply_are_refused_quickly() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ", ").repeat(9)).append("x]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("aliases multiply");
    }

    @Test
    void an_anchor_that_contains_itself_is_refused() {
        assertThat(problems("a: &a [*a]\n")).singleElement().asString().contains("contains itself");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(problems("[".repeat(100_000))).singleElement().asString().contains("levels deep");
    }

    private static YamlNode one(String text) {
        return ((ReadResult.Documents) YamlReader.read("f.yaml", text)).nodes().getFirst();
    }

    private static @Nullable Object plain(String text) {
        return one(text).toPlain();
    }

    private static List<Problem> problems(String text) {
        return ((ReadResult.Rejected) YamlReader.read("f.yaml", text)).problems();
    }
}
