package dev.dmcp.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {

    @Test
    void yaml_is_written_in_block_style_with_indented_lists() {
        Map<String, @Nullable Object> web = new LinkedHashMap<>();
        web.put("image", "nginx:1");
        web.put("ports", List.of(ordered("target", 80L, "published", "8080"), "x"));
        web.put("command", null);
        web.put("empty", Map.of());
        web.put("script", "a\nb\n");
        assertThat(YamlWriter.write(ordered("services", ordered("web", web)))).isEqualTo("""
                        services:
                          web:
                            image: nginx:1
                            ports:
                              - target: 80
                                published: "8080"
                              - x
                            command: null
                            empty: {}
                            script: |
                              a
                              b
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "true",
                "yes",
                "1",
                "1:20",
                "0x1",
                "~",
                "null",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "'a'",
                "\"a\"",
                "a\nb",
                "a\nb\n",
                "a\n\n",
                "\na",
                " a\nb",
                "a \nb",
                "a\tb",
                "\ta",
                "é",
                "\u0000",
                "😀",
                "2024-01-01",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a}",
                "[a]",
                "a,b",
                "a:",
                ":a",
                "?",
                "-",
                "--- a",
                "...",
                "<<",
                "a\rb",
                "\u2028",
                ".5",
                "1e3",
                "+1",
                "a: \nb",
                "x\n  y\n z",
                "\n",
                "key:\n  v: |\n    x\n"
            })
    void what_is_written_reads_back_as_the_same_text(String text) {
        Map<String, @Nullable Object> value =
                ordered("k", text, "l", new ArrayList<>(List.of(text, List.of(text))), "m", 1L);
        String yaml = YamlWriter.write(value);
        assertThat(YamlReader.read("f", yaml)).as(yaml).isInstanceOf(ReadResult.Documents.class);
        ReadResult.Documents read = (ReadResult.Documents) YamlReader.read("f", yaml);
        assertThat(read.nodes().getFirst().toPlain()).as(yaml).isEqualTo(value);
        if (!text.isEmpty()) {
            String keyed = YamlWriter.write(ordered(text, "v"));
            assertThat(YamlReader.read("f", keyed)).as(keyed).isInstanceOf(ReadResult.Documents.class);
            ReadResult.Documents key = (ReadResult.Documents) YamlReader.read("f", keyed);
            assertThat(key.nodes().getFirst().toPlain()).as(keyed).isEqualTo(Map.of(text, "v"));
        }
        ReadResult.Documents json = (ReadResult.Documents) YamlReader.read("f", JsonWriter.pretty(value));
        assertThat(json.nodes().getFirst().toPlain()).isEqualTo(value);
    }

    @Test
    void json_is_escaped_as_go_does() {
        assertThat(JsonWriter.compact(ordered("a", "<&>", "b", List.of(0.5f, 1.0, 1e21, 1e-7), "c", null)))
                .isEqualTo("{\"a\":\"\\u003c\\u0026\\u003e\",\"b\":[0.5,1,1e+21,1e-7],\"c\":null}");
        assertThat(JsonWriter.pretty(ordered("a", Map.of(), "b", List.of(1L))))
                .isEqualTo("{\n  \"a\": {},\n  \"b\": [\n    1\n  ]\n}");
    }

    private static Map<String, @Nullable Object> ordered(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put((String) pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
