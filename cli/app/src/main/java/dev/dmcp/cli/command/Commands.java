package dev.dmcp.cli.command;

import dev.dmcp.cli.command.CommandTable.Entry;
import dev.dmcp.cli.command.CommandTable.Group;
import dev.dmcp.cli.command.CommandTable.Line;
import java.util.List;

/** The list itself; a new command is one line here. Order is the order of the overview. */
final class Commands {

    private Commands() {}

    private static List<Entry> mcp() {
        return List.of(
                new Entry("start", "Start the MCP services as local processes", McpStartCommand::new),
                new Entry("stop", "Stop the MCP services", McpStopCommand::new),
                new Entry("restart", "Stop the MCP services and start them again", McpRestartCommand::new),
                new Entry("status", "One line a service, processes and containers", McpStatusCommand::new),
                new Entry("build", "Build the MCP services, where their sources changed", McpBuildCommand::new),
                new Entry("logs", "What the MCP services wrote", McpLogsCommand::new),
                new Entry("test", "Call every documented endpoint and say what came of it", McpTestCommand::new));
    }

    private static List<Entry> env() {
        return List.of(
                new Entry("init", "Make .env and .secrets with strong random values", EnvInitCommand::new),
                new Entry("check", "What is missing, unused, weak or an example", EnvCheckCommand::new));
    }

    static List<Line> all() {
        return List.of(
                new Entry("generate", "Write the files that dmcp.yaml implies", GenerateCommand::new),
                new Entry("config", "Print the resolved compose project, or what is wrong with it", ConfigCommand::new),
                new Entry("build", "Build the images of the stack, none twice for the same input", BuildCommand::new),
                new Entry("clean", "Remove images that builds left behind", CleanCommand::new),
                new Entry("images", "The images of this stack on the engine", ImagesCommand::new),
                new Entry("up", "Bring the services of an environment up and wait for health", UpCommand::new),
                new Entry("down", "Stop everything of an environment; data stays", DownCommand::new),
                new Entry("start", "Start services that were stopped", StartCommand::new),
                new Entry("stop", "Stop services, and leave them ready to start again", StopCommand::new),
                new Entry("restart", "Stop services and start them again", RestartCommand::new),
                new Entry("ps", "One line a service: state, health, uptime, ports", PsCommand::new),
                new Entry("status", "The same as `ps`", PsCommand::new),
                new Entry("logs", "What services wrote", LogsCommand::new),
                new Group("env", "The settings and secrets of this machine", env()),
                new Group("mcp", "The MCP services of this stack", mcp()),
                new Entry("completion", "Print the completion script for a shell", CompletionCommand::new),
                new Entry("version", "Print the version", VersionCommand::new));
    }
}
