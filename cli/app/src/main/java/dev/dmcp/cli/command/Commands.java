package dev.dmcp.cli.command;

import dev.dmcp.cli.command.CommandTable.Entry;
import dev.dmcp.cli.command.CommandTable.Line;
import java.util.List;

/** The list itself; a new command is one line here. Order is the order of the overview. */
final class Commands {

    private Commands() {}

    static List<Line> all() {
        return List.of(
                new Entry("completion", "Print the completion script for a shell", CompletionCommand::new),
                new Entry("version", "Print the version", VersionCommand::new));
    }
}
