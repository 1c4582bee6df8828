package dev.dmcp.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.cli.wiring.Wiring;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The specs that are generated at compile time say what picocli itself reads from the annotations. */
class GeneratedSpecsTest {

    static Stream<String> paths() {
        return CommandTable.everyCommand().stream().map(CommandTable.Command::path);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_generated_spec_equals_what_picocli_reads_itself(String path) {
        CommandSpec generated = CommandTable.everyCommand().stream()
                .filter(command -> command.path().equals(path))
                .findFirst()
                .orElseThrow()
                .entry()
                .command()
                .apply(invocation())
                .spec();
        CommandSpec read = CommandSpec.forAnnotatedObject(generated.userObject());

        assertThat(describe(generated)).isEqualTo(describe(read)).isNotEmpty();
    }

    private static List<String> describe(CommandSpec spec) {
        TreeSet<String> lines = new TreeSet<>();
        for (OptionSpec option : spec.options()) {
            lines.add(String.join(
                    " | ",
                    Arrays.toString(option.names()),
                    describe(option),
                    "help " + option.usageHelp(),
                    "negatable " + option.negatable(),
                    "fallback " + option.fallbackValue()));
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            lines.add("parameter " + parameter.index() + " | " + describe(parameter));
        }
        lines.add("name " + spec.name());
        lines.add("description " + Arrays.toString(spec.usageMessage().description()));
        lines.add("header " + Arrays.toString(spec.usageMessage().header()));
        lines.add("footer " + Arrays.toString(spec.usageMessage().footer()));
        return List.copyOf(lines);
    }

    private static String describe(ArgSpec argument) {
        return String.join(
                " | ",
                argument.type().getName(),
                Arrays.toString(argument.auxiliaryTypes()),
                String.valueOf(argument.arity()),
                argument.paramLabel(),
                Arrays.toString(argument.description()),
                "default " + argument.defaultValue(),
                "initial " + argument.initialValue(),
                "required " + argument.required(),
                "hidden " + argument.hidden(),
                "split " + argument.splitRegex(),
                "converters "
                        + Arrays.stream(argument.converters())
                                .map(Object::getClass)
                                .toList());
    }

    private static Invocation invocation() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Path.of("/nonexistent"), false, false);
        return new Invocation(terminal, new Wiring(terminal), List.of(), (other, words) -> 0);
    }
}
