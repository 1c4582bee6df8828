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
                new Entry(
                        "start",
                        "Start the MCP services as local processes",
                        invocation -> McpStartCommandSpec.of(new McpStartCommand(invocation))),
                new Entry(
                        "stop",
                        "Stop the MCP services",
                        invocation -> McpStopCommandSpec.of(new McpStopCommand(invocation))),
                new Entry(
                        "restart",
                        "Stop the MCP services and start them again",
                        invocation -> McpRestartCommandSpec.of(new McpRestartCommand(invocation))),
                new Entry(
                        "status",
                        "One line a service, processes and containers",
                        invocation -> McpStatusCommandSpec.of(new McpStatusCommand(invocation))),
                new Entry(
                        "build",
                        "Build the MCP services, where their sources changed",
                        invocation -> McpBuildCommandSpec.of(new McpBuildCommand(invocation))),
                new Entry(
                        "logs",
                        "What the MCP services wrote",
                        invocation -> McpLogsCommandSpec.of(new McpLogsCommand(invocation))),
                new Entry(
                        "test",
                        "Call every documented endpoint and say what came of it",
                        invocation -> McpTestCommandSpec.of(new McpTestCommand(invocation))),
                new Entry(
                        "list",
                        "The MCP servers of the stack and what they offer",
                        invocation -> McpListCommandSpec.of(new McpListCommand(invocation))),
                new Entry(
                        "tools",
                        "The tools of any MCP server, or what one of them takes",
                        invocation -> McpToolsCommandSpec.of(new McpToolsCommand(invocation))),
                new Entry(
                        "call",
                        "Call a tool of any MCP server",
                        invocation -> McpCallCommandSpec.of(new McpCallCommand(invocation))),
                new Entry(
                        "inspect",
                        "What an MCP server says of itself",
                        invocation -> McpInspectCommandSpec.of(new McpInspectCommand(invocation))),
                new Entry(
                        "resources",
                        "The resources of any MCP server, or what one of them holds",
                        invocation -> McpResourcesCommandSpec.of(new McpResourcesCommand(invocation))),
                new Entry(
                        "prompts",
                        "The prompts of any MCP server, or one of them filled in",
                        invocation -> McpPromptsCommandSpec.of(new McpPromptsCommand(invocation))),
                new Entry(
                        "logout",
                        "Forget a login that `--login` made, and have it revoked",
                        invocation -> McpLogoutCommandSpec.of(new McpLogoutCommand(invocation))),
                new Entry(
                        "config",
                        "What a desktop client must be told to use this stack",
                        invocation -> McpConfigCommandSpec.of(new McpConfigCommand(invocation))),
                new Entry(
                        "serve",
                        "Be an MCP server on the standard streams: `memory` or `stack`",
                        invocation -> McpServeCommandSpec.of(new McpServeCommand(invocation))));
    }

    private static List<Entry> env() {
        return List.of(
                new Entry(
                        "init",
                        "Make .env and .secrets with strong random values",
                        invocation -> EnvInitCommandSpec.of(new EnvInitCommand(invocation))),
                new Entry(
                        "check",
                        "What is missing, unused, weak or an example",
                        invocation -> EnvCheckCommandSpec.of(new EnvCheckCommand(invocation))));
    }

    private static List<Entry> templates() {
        return List.of(
                new Entry(
                        "list",
                        "The templates there are, and which of them are copied",
                        invocation -> TemplatesListCommandSpec.of(new TemplatesListCommand(invocation))),
                new Entry(
                        "show",
                        "The text of a template",
                        invocation -> TemplatesShowCommandSpec.of(new TemplatesShowCommand(invocation))),
                new Entry(
                        "eject",
                        "Copy a template into this project, to change it",
                        invocation -> TemplatesEjectCommandSpec.of(new TemplatesEjectCommand(invocation))),
                new Entry(
                        "diff",
                        "How copies differ from what they were copied from",
                        invocation -> TemplatesDiffCommandSpec.of(new TemplatesDiffCommand(invocation))));
    }

    static List<Line> all() {
        return List.of(
                new Entry(
                        "init",
                        "Look at a repository and write a first dmcp.yaml",
                        invocation -> InitCommandSpec.of(new InitCommand(invocation))),
                new Entry(
                        "generate",
                        "Write the files that dmcp.yaml implies",
                        invocation -> GenerateCommandSpec.of(new GenerateCommand(invocation))),
                new Entry(
                        "config",
                        "Print the resolved compose project, or what is wrong with it",
                        invocation -> ConfigCommandSpec.of(new ConfigCommand(invocation))),
                new Entry(
                        "build",
                        "Build the images of the stack, none twice for the same input",
                        invocation -> BuildCommandSpec.of(new BuildCommand(invocation))),
                new Entry(
                        "clean",
                        "Remove images that builds left behind",
                        invocation -> CleanCommandSpec.of(new CleanCommand(invocation))),
                new Entry(
                        "rollback",
                        "Go back to the images that services had before",
                        invocation -> RollbackCommandSpec.of(new RollbackCommand(invocation))),
                new Entry(
                        "images",
                        "The images of this stack on the engine",
                        invocation -> ImagesCommandSpec.of(new ImagesCommand(invocation))),
                new Entry(
                        "up",
                        "Bring the services of an environment up and wait for health",
                        invocation -> UpCommandSpec.of(new UpCommand(invocation))),
                new Entry(
                        "down",
                        "Stop everything of an environment; data stays",
                        invocation -> DownCommandSpec.of(new DownCommand(invocation))),
                new Entry(
                        "start",
                        "Start services that were stopped",
                        invocation -> StartCommandSpec.of(new StartCommand(invocation))),
                new Entry(
                        "stop",
                        "Stop services, and leave them ready to start again",
                        invocation -> StopCommandSpec.of(new StopCommand(invocation))),
                new Entry(
                        "restart",
                        "Stop services and start them again",
                        invocation -> RestartCommandSpec.of(new RestartCommand(invocation))),
                new Entry(
                        "ps",
                        "One line a service: state, health, uptime, ports",
                        invocation -> PsCommandSpec.of(new PsCommand(invocation))),
                new Entry("status", "The same as `ps`", invocation -> PsCommandSpec.of(new PsCommand(invocation))),
                new Entry("logs", "What services wrote", invocation -> LogsCommandSpec.of(new LogsCommand(invocation))),
                new Group("templates", "The templates of generated files, and copies of your own", Commands::templates),
                new Group("env", "The settings and secrets of this machine", Commands::env),
                new Group("mcp", "The MCP services of this stack, and MCP servers anywhere", Commands::mcp),
                new Entry(
                        "completion",
                        "Print the completion script for a shell",
                        invocation -> CompletionCommandSpec.of(new CompletionCommand(invocation))),
                new Entry(
                        "version",
                        "Print the version",
                        invocation -> VersionCommandSpec.of(new VersionCommand(invocation))));
    }
}
