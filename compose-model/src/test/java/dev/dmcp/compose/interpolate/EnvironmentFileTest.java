package dev.dmcp.compose.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.compose.interpolate.EnvironmentFile.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {

    @Test
    void lines_are_read_as_docker_compose_does() throws MalformedException {
        assertThat(read("""
                        # comment
                        A=1
                        export B = two words   # comment
                        C: yaml
                        D='single $A \\n'
                        E="double $A \\n end"
                        F="multi
                        line"
                        G=x#y
                        H=
                        OUTSIDE
                        MISSING
                        I=${A}${OUTSIDE}${NO:-def}
                        J="a\\"b\\$c"
                        """))
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "two words"),
                        Map.entry("C", "yaml"),
                        Map.entry("D", "single $A \\n"),
                        Map.entry("E", "double 1 \n end"),
                        Map.entry("F", "multi\nline"),
                        Map.entry("G", "x#y"),
                        Map.entry("H", ""),
                        Map.entry("OUTSIDE", "given"),
                        Map.entry("I", "1givendef"),
                        Map.entry("J", "a\"b$c"));
    }

    @Test
    void what_is_no_line_is_refused_with_its_number() {
        assertThatThrownBy(() -> read("A=1\nB!=2\n"))
                .hasMessageContaining("unexpected `!`")
                .extracting("line")
                .isEqualTo(2);
        assertThatThrownBy(() -> read("A=\"x")).hasMessageContaining("does not end");
        assertThatThrownBy(() -> read("A b=1")).hasMessageContaining("contains a blank");
    }

    @Test
    void raw_lines_are_taken_as_they_are() throws MalformedException {
        Map<String, String> values = new LinkedHashMap<>();
        RawEnvironmentFile.read("# c\n A='x $Y'\nOUTSIDE\nMISSING\n", values, Map.of("OUTSIDE", "given")::get);
        assertThat(values).containsExactly(Map.entry("A", "'x $Y'"), Map.entry("OUTSIDE", "given"));
    }

    private static Map<String, String> read(String text) throws MalformedException {
        Map<String, String> values = new LinkedHashMap<>();
        EnvironmentFile.read(text, values, Map.of("OUTSIDE", "given")::get);
        return values;
    }
}
