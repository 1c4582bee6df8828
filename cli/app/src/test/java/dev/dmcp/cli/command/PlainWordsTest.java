package dev.dmcp.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.option.CommandOptions;
import dev.dmcp.cli.option.PlainWords;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.cli.wiring.Wiring;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Where words are read without picocli, they mean what they mean to picocli. */
class PlainWordsTest {
    private static final int TRIES = 400;
    private static final List<String> WORDS = List.of(
            "json",
            "plain",
            "Yaml",
            "auto",
            "prod",
            "a b",
            "7",
            "3s",
            "-",
            "--",
            "x=y",
            "-1",
            "--nothing",
            "\"q\"",
            "");

    static Stream<String> paths() {
        return CommandTable.everyCommand().stream().map(CommandTable.Command::path);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void words_mean_what_they_mean_to_picocli(String path) {
        Random random = new Random(path.hashCode());
        int plain = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<String> words = words(commandOf(path).spec(), random);
            CommandOptions read = commandOf(path);
            if (isPlain(read, words)) {
                plain++;
                assertThat(values(read.spec())).as("%s %s", path, words).isEqualTo(parsed(path, words));
            }
        }
        boolean needsWords = !isPlain(commandOf(path), List.of());
        assertThat(plain > TRIES / 20).as("%d of %d are plain", plain, TRIES).isEqualTo(!needsWords);
    }

    @Test
    void only_commands_that_must_be_told_something_need_a_parser_without_words() {
        assertThat(paths().filter(path -> !isPlain(commandOf(path), List.of())))
                .containsExactlyInAnyOrderElementsOf(
                        paths().filter(path -> isRefused(path, List.of())).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--quiet --quiet",
                "-q --quiet",
                "-qy",
                "--progress",
                "--progress --quiet",
                "--progress=plain",
                "--progress none",
                "--progress plain --progress plain",
                "--no-such",
                "--help",
                "@words",
                "-- server",
                "--keep 3",
                "--profile a",
                "-C no\0path"
            })
    void what_could_mean_something_else_is_left_to_picocli(String words) {
        assertThat(isPlain(commandOf("dmcp build"), List.of(words.split(" ")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--progress plain", "--quiet server client", "server --no-cache -C web"})
    void what_people_type_is_plain(String words) {
        assertThat(isPlain(commandOf("dmcp build"), words.isEmpty() ? List.of() : List.of(words.split(" "))))
                .isTrue();
    }

    private static boolean isPlain(CommandOptions command, List<String> words) {
        PlainWords plain = new PlainWords(words);
        command.read(plain);
        return plain.areUnderstood();
    }

    private static boolean isRefused(String path, List<String> words) {
        try {
            parsed(path, words);
            return false;
        } catch (ParameterException refused) {
            return true;
        }
    }

    /** Some of what the command takes, and some that it does not. */
    private static List<String> words(CommandSpec spec, Random random) {
        List<OptionSpec> options = spec.options();
        List<String> words = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            if (random.nextInt(4) == 0 || options.isEmpty()) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
                continue;
            }
            OptionSpec option = options.get(random.nextInt(options.size()));
            words.add(option.names()[random.nextInt(option.names().length)]);
            if (option.arity().max() > 0 && random.nextInt(8) > 0) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return words;
    }

    private static Map<String, String> parsed(String path, List<String> words) {
        CommandSpec spec = commandOf(path).spec();
        new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(new String[0]));
        return values(spec);
    }

    private static Map<String, String> values(CommandSpec spec) {
        Map<String, String> values = new TreeMap<>();
        for (ArgSpec argument : spec.args()) {
            Object value = argument.getValue();
            values.put(
                    argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel(),
                    String.valueOf(value));
        }
        return values;
    }

    private static CommandOptions commandOf(String path) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Path.of("/nonexistent"), false, false);
        Invocation invocation = new Invocation(terminal, new Wiring(terminal), List.of(), (other, words) -> 0);
        return CommandTable.everyCommand().stream()
                .filter(command -> command.path().equals(path))
                .findFirst()
                .orElseThrow()
                .entry()
                .command()
                .apply(invocation);
    }
}
