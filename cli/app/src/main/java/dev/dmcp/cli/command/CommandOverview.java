package dev.dmcp.cli.command;

import dev.dmcp.cli.command.CommandTable.Line;
import dev.dmcp.cli.output.Style;
import java.util.List;

/** The text of {@code dmcp --help} and of a group's help, made without loading any command. */
final class CommandOverview {

    private static final String EXAMPLES = """

              dmcp up local                     run the stack as processes, without Docker
              dmcp generate && dmcp build       write the Dockerfiles and compose files, build the images
              dmcp up prod                      bring the hardened stack up and wait for health
              dmcp ps prod                      one line a service; exit code 1 when one is not healthy

            `dmcp COMMAND --help` tells more about a command.
            """;

    private CommandOverview() {}

    static String text(String path, List<? extends Line> lines, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold("Usage:")).append(' ').append(path).append(" COMMAND [OPTIONS]\n\n");
        text.append(style.bold("Commands:")).append('\n');
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        for (Line line : lines) {
            text.append("  ")
                    .append(style.cyan(line.name()))
                    .repeat(' ', width - line.name().length() + 3);
            text.append(line.summary()).append('\n');
        }
        if (path.equals("dmcp")) {
            text.append("\n").append(style.bold("Examples:")).append(EXAMPLES);
        }
        return text.toString();
    }
}
