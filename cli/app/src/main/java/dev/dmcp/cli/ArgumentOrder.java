package dev.dmcp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Global options may stand before the command ({@code dmcp -C web up}); here they move behind it. */
final class ArgumentOrder {

    private static final Set<String> WITH_VALUE = Set.of(
            "-C",
            "--directory",
            "-f",
            "--file",
            "-p",
            "--project-name",
            "--env-file",
            "--profile",
            "-H",
            "--host",
            "--context",
            "-o",
            "--output",
            "--color",
            "--progress");

    private ArgumentOrder() {}

    /** Before the command {@code -f} always names a file; behind {@code logs} it means to follow. */
    static List<String> commandFirst(List<String> arguments) {
        int command = indexOfCommand(arguments);
        if (command <= 0) {
            return arguments;
        }
        List<String> words = new ArrayList<>(arguments.size());
        words.add(arguments.get(command));
        int rest = command + 1;
        // A subcommand must stay beside its group: `dmcp -q mcp status`.
        while (rest < arguments.size() && !arguments.get(rest).startsWith("-")) {
            words.add(arguments.get(rest++));
        }
        arguments.subList(0, command).forEach(word -> words.add(word.equals("-f") ? "--file" : word));
        words.addAll(arguments.subList(rest, arguments.size()));
        return words;
    }

    private static int indexOfCommand(List<String> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (!word.startsWith("-")) {
                return at;
            }
            if (WITH_VALUE.contains(word)) {
                at++;
            }
        }
        return -1;
    }
}
