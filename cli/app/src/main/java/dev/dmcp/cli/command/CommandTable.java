package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.option.CommandOptions;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.validate.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every command by name, with the sentence that the overview shows. Only the class of the command that was asked for
 * is ever loaded.
 */
public final class CommandTable {

    /** A line of the table: a command, or a group of commands. */
    public sealed interface Line {
        String name();

        String summary();
    }

    /**
     * One command.
     *
     * @param command makes a new command, with what it takes
     */
    public record Entry(String name, String summary, Function<Invocation, CommandOptions> command) implements Line {}

    /**
     * Commands that share a first word.
     *
     * @param entries made when they are asked for, since every command would pay for them
     */
    public record Group(String name, String summary, Supplier<List<Entry>> entries) implements Line {}

    /** What the words of the command line name. */
    public sealed interface Found {}

    /** @param path the whole name for usage texts: {@code dmcp mcp status} */
    public record Command(Entry entry, String path, List<String> arguments) implements Found {}

    /** The overview of all commands, or of one group. */
    public record Help(String path, List<? extends Line> lines) implements Found {
        public String text(Style style) {
            return CommandOverview.text(path, lines, style);
        }
    }

    private CommandTable() {}

    /** @throws Failure.InvalidInput where no such command exists, with the nearest name */
    public static Found find(List<String> words) {
        return find("dmcp", Commands.all(), words);
    }

    /** Every command with its whole name, groups opened. */
    public static List<Command> everyCommand() {
        List<Command> all = new ArrayList<>();
        for (Line line : Commands.all()) {
            switch (line) {
                case Entry entry -> all.add(new Command(entry, "dmcp " + entry.name(), List.of()));
                case Group group ->
                    group.entries()
                            .get()
                            .forEach(entry -> all.add(
                                    new Command(entry, "dmcp " + group.name() + " " + entry.name(), List.of())));
            }
        }
        return all;
    }

    private static Found find(String path, List<? extends Line> lines, List<String> words) {
        String first = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        if (first.equals("help")) {
            return rest.isEmpty() ? new Help(path, lines) : find(path, lines, withHelp(rest));
        }
        return switch (first) {
            case "-h", "--help" -> new Help(path, lines);
            case "-V", "--version" -> find(path, lines, List.of("version"));
            default -> open(path, line(path, lines, first), rest);
        };
    }

    private static Found open(String path, Line line, List<String> rest) {
        if (line instanceof Entry entry) {
            return new Command(entry, path + " " + entry.name(), rest);
        }
        Group group = (Group) line;
        return find(path + " " + group.name(), group.entries().get(), rest);
    }

    private static List<String> withHelp(List<String> words) {
        List<String> asked = new ArrayList<>(words);
        asked.add("--help");
        return asked;
    }

    private static Line line(String path, List<? extends Line> lines, String name) {
        for (Line line : lines) {
            if (line.name().equals(name)) {
                return line;
            }
        }
        Optional<String> near = NearMiss.of(name, lines.stream().map(Line::name).toList());
        throw new Failure.InvalidInput(
                "unknown command `%s %s`".formatted(path, name),
                near.map(nearest -> "did you mean `%s %s`?".formatted(path, nearest))
                        .orElse("`%s --help` lists all commands".formatted(path)));
    }
}
