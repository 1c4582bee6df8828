package dev.dmcp.cli.command;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.status.LookCloser;
import dev.dmcp.cli.conversation.StackServices;
import dev.dmcp.cli.environment.McpStatus;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.terminal.Version;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.ServiceGreeting;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "One line for each MCP service, as a process or a container: health, what it uses of the machine, which revision of",
            "MCP it speaks and how many tools it has. Exit code 0 only when all are healthy."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp mcp status",
            "  dmcp mcp status --watch",
            "  dmcp mcp status mcp-memory -o json"
        })
final class McpStatusCommand extends McpCommand {

    @Option(
            names = {"-w", "--watch"},
            description = "Show it anew whenever something changes, until Ctrl-C.")
    boolean watch;

    McpStatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        Project project = project();
        McpStatus status =
                new McpStatus(invocation(), project, output(), options.host(), options.context(), looks(project));
        try {
            return watch ? status.watch(services(project)) : status.show(services(project));
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped watching");
        }
    }

    private LookCloser looks(Project project) {
        Map<String, String> paths = new HashMap<>();
        project.stack().mcpServices().forEach(service -> paths.put(service.name(), StackServices.path(service)));
        return new LookCloser(
                new ServiceGreeting(
                        Version.NUMBER,
                        new StackServices(project).keys(),
                        invocation().wiring().httpCaller()),
                invocation().wiring().containerFigures(options.host(), options.context()),
                paths);
    }
}
