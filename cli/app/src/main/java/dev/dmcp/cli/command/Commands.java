package dev.dmcp.cli.command;

import dev.dmcp.cli.command.CommandTable.Entry;
import dev.dmcp.cli.command.CommandTable.Line;
import java.util.List;

/** The list itself; a new command is one line here. Order is the order of the overview. */
final class Commands {

    private Commands() {}

    static List<Line> all() {
        return List.of(
                new Entry("generate", "Write the files that dmcp.yaml implies", GenerateCommand::new),
                new Entry("up", "Bring the services of an environment up and wait for health", UpCommand::new),
                new Entry("down", "Stop everything of an environment; data stays", DownCommand::new),
                new Entry("start", "Start services that were stopped", StartCommand::new),
                new Entry("stop", "Stop services, and leave them ready to start again", StopCommand::new),
                new Entry("restart", "Stop services and start them again", RestartCommand::new),
                new Entry("ps", "One line a service: state, health, uptime, ports", PsCommand::new),
                new Entry("status", "The same as `ps`", PsCommand::new),
                new Entry("logs", "What services wrote", LogsCommand::new),
                new Entry("completion", "Print the completion script for a shell", CompletionCommand::new),
                new Entry("version", "Print the version", VersionCommand::new));
    }
}
