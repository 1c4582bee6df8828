package dev.dmcp.cli.command;

import dev.dmcp.cli.conversation.ServeMemory;
import dev.dmcp.cli.conversation.ServeStack;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "serve",
        description = {
            "Be an MCP server on the standard streams, for the client that started it; ends when the client closes them.",
            "`memory`: the memory server, with its file in the user's data folder.",
            "`stack`: this stack for an assistant: status, logs, configuration; with --allow-changes also"
                    + " build, up, down, restart, backup."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp mcp serve memory",
            "  dmcp mcp serve stack -C ~/shop",
            "  dmcp mcp tools -- dmcp mcp serve stack     what it would offer",
            "  dmcp mcp config claude                     how a client is told of it"
        })
final class McpServeCommand implements Callable<Integer> {

    enum What {
        MEMORY,
        STACK
    }

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "WHAT", description = "`memory` or `stack`.")
    What what = What.MEMORY;

    @Option(names = "--allow-changes", description = "With `stack`: offer the tools that change it too.")
    boolean allowChanges;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "With `memory`: the folder of its file (otherwise XDG_DATA_HOME/dmcp, or ~/.local/share/dmcp).")
    @Nullable
    Path data;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads --help from it
    final OutputOptions output = new OutputOptions();

    McpServeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return switch (what) {
            case MEMORY -> new ServeMemory(invocation.terminal()).run(Optional.ofNullable(data));
            case STACK -> new ServeStack(invocation, stack()).run(allowChanges);
        };
    }

    private Project stack() {
        return Project.require(invocation, project);
    }
}
