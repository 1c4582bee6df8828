package dev.dmcp.cli.environment;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.status.RunningService;
import dev.dmcp.application.supervise.LocalEnvironment;
import dev.dmcp.application.supervise.SupervisorStatus;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.wiring.Invocation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Services of a stack wherever they run: processes and containers in one table. */
public final class McpStatus {

    /** Cursor to the upper left corner, and nothing below it (ECMA-48). */
    private static final String CLEAR = "\u001b[H\u001b[J";

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Invocation invocation;
    private final Project project;
    private final OutputFlags output;
    private final Optional<String> host;
    private final Optional<String> context;
    private final LocalEnvironment environment;

    /**
     * @param host the engine's address, where a flag names it
     * @param context the docker context, where a flag names it
     */
    public McpStatus(
            Invocation invocation,
            Project project,
            OutputFlags output,
            Optional<String> host,
            Optional<String> context) {
        this.invocation = invocation;
        this.project = project;
        this.output = output;
        this.host = host;
        this.context = context;
        this.environment = invocation.wiring().localEnvironment(project.root(), project.processEnvironment());
    }

    /** Shows them once; the exit code is 0 when something runs for each and all of that is healthy. */
    public int show(List<String> services) {
        return show(services, environment.status());
    }

    /** Shows them whenever something changes, and every second, until the thread is interrupted. */
    public int watch(List<String> services) throws InterruptedException {
        SupervisorStatus status = environment.status();
        while (true) {
            if (invocation.terminal().outIsTerminal()) {
                out().print(CLEAR);
            }
            show(services, status);
            out().flush();
            status = environment.statusAfter(status.revision(), GLANCE);
            if (!status.isSupervised()) {
                Thread.sleep(GLANCE); // nobody tells of changes then
            }
        }
    }

    private int show(List<String> services, SupervisorStatus status) {
        status.problem()
                .ifPresent(problem -> invocation.terminal().err().println("warning: the supervisor " + problem));
        List<RunningService> lines = RunningService.of(services, status, containers());
        out().print(output.isJson() ? McpTable.json(lines, Instant.now()) : McpTable.text(lines, Instant.now()));
        boolean healthy = lines.stream().allMatch(RunningService::isHealthy);
        return healthy ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    /** Without an engine there are no containers; that is how a laptop without Docker is. */
    private List<ObservedContainer> containers() {
        try {
            return invocation
                    .wiring()
                    .containerEngine(host, context)
                    .containers(project.stack().name());
        } catch (Failure.EngineUnreachable noEngine) {
            return List.of();
        }
    }

    private PrintStream out() {
        return invocation.terminal().out();
    }
}
