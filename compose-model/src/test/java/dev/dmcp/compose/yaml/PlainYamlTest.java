package dev.dmcp.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the plain reader gives, the whole parser gives too. {@code -Dfuzz.seconds=N} goes on for longer, {@code -Dfuzz.seed=N} repeats a
 * run, {@code -Dcorpus=FOLDER} takes its files too.
 */
class PlainYamlTest {
    private static final String SOURCE = "f.yaml";

    private static final String EVERYTHING_PLAIN = """
            # A comment.
            name: plain text  # with a comment
            empty:
            "quoted key": 'single # quotes'
            'other key': "double: quotes"
            numbers: [1, -2, 0x1F, 1.5, .inf, 2024-05-01]
            flow: { a: b, "c": [d, { e: f }], g: '', h: [], i: {} }
            indented:
              - one
              -   two: 2
                  three: 3
              -
                four: 4
              -
              - "8080:80"
              - 127.0.0.1:8080:80
              - -c
              # another comment
            not indented:
            - true
            - ~
            - null
            literal: |
              one line
              # no comment
            folded: >-
              two lines,
              one text
            deep:
                other:   a:b#c  d
                <<: { merged: yes, other: no }
            last: é…文
            """;

    static Stream<Path> generatedFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/dynamic-mcp"))) {
            return files.filter(PlainYamlTest::isYaml).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("generatedFiles")
    void files_of_the_example_are_plain(Path file) throws IOException {
        assertThat(sameOrAbsent(Files.readString(file))).isPresent();
    }

    @Test
    void everything_plain_is_read_as_the_whole_parser_reads_it() {
        assertThat(sameOrAbsent(EVERYTHING_PLAIN)).isPresent();
        assertThat(sameOrAbsent(EVERYTHING_PLAIN.stripTrailing())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "text\n",
                "- list\n",
                "a: 1\na: 2\n",
                "a: &x 1\nb: *x\n",
                "a: !reset null\n",
                "a: \"\\n\"\n",
                "a: 'it''s'\n",
                "a:\tb\n",
                "a: b\r\n",
                "a: two\n  lines\n",
                "a: [1,\n  2]\n",
                "a:\n  text\n",
                "a:\n  b: 1\n c: 2\n",
                "a: b: c\n",
                "a: - b\n",
                "a: |\n  one\n\n  two\n",
                "a: |2\n   one\n",
                "a: >\n  one\n   two\n",
                "a: [b: c]\n",
                "a: {b, c}\n",
                "a: [b, ]\n",
                "--- a: b\n",
                "a: b\n---\nc: d\n",
                "a: b\n...\n",
                "%YAML 1.2\n---\na: b\n",
                "? a\n: b\n",
                "a: @b\n",
                "1: a\n",
                "a: b #c\n  d\n",
                "\uFEFFa: b\n",
                "a: \uD83D\uDE00\n",
                "- - a\n",
                "a: b\n  # comment\n  c: d\n"
            })
    void what_is_unusual_or_wrong_is_left_to_the_whole_parser(String text) {
        assertThat(PlainYaml.read(SOURCE, text)).isEmpty();
    }

    @Test
    void damaged_files_are_read_alike_or_not_at_all() throws IOException {
        List<String> seeds = seeds();
        Random random = new Random(Long.getLong("fuzz.seed", 20_261_123L));
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 3)).toNanos();
        int plain = 0;
        int others = 0;
        while (System.nanoTime() < end) {
            String text = new Mutation(random.nextLong()).of(seeds.get(random.nextInt(seeds.size())));
            boolean wasPlain = sameOrAbsent(text).isPresent();
            plain += wasPlain ? 1 : 0;
            others += wasPlain ? 0 : 1;
        }
        assertThat(plain).isGreaterThan(100);
        assertThat(others).isGreaterThan(100);
    }

    private static Optional<YamlNode> sameOrAbsent(String text) {
        Optional<YamlNode> plain = PlainYaml.read(SOURCE, text);
        plain.ifPresent(node -> assertThat(YamlReader.readAll(SOURCE, text))
                .as(text)
                .isEqualTo(new ReadResult.Documents(List.of(node))));
        return plain;
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>(List.of(EVERYTHING_PLAIN));
        for (Path file : generatedFiles().toList()) {
            seeds.add(Files.readString(file));
        }
        String corpus = System.getProperty("corpus", "");
        if (!corpus.isEmpty()) {
            try (Stream<Path> files = Files.walk(Path.of(corpus))) {
                for (Path file : files.filter(PlainYamlTest::isYaml).toList()) {
                    seeds.add(Files.readString(file));
                    sameOrAbsent(seeds.getLast());
                }
            }
        }
        return seeds;
    }

    private static boolean isYaml(Path file) {
        return Files.isRegularFile(file) && file.toString().matches(".*\\.ya?ml");
    }
}
