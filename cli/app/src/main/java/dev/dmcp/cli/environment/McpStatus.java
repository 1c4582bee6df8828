package dev.dmcp.cli.environment;

import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.status.LookCloser;
import dev.dmcp.application.status.RunningService;
import dev.dmcp.application.status.ServiceDetail;
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
    private final LookCloser looks;
    private final LocalEnvironment environment;

    /**
     * @param host the engine's address, where a flag names it
     * @param context the docker context, where a flag names it
     * @param looks what services speak, and what containers use
     */
    public McpStatus(
            Invocation invocation,
            Project project,
            OutputFlags output,
            Optional<String> host,
            Optional<String> context,
            LookCloser looks) {
        this.invocation = invocation;
        this.project = project;
        this.output = output;
        this.host = host;
        this.context = context;
        this.looks = looks;
        this.environment = invocation.wiring().localEnvironment(project.root(), project.processEnvironment());
    }

    /** Shows them once; the exit code is 0 when something runs for each and all of that is healthy. */
    public int show(List<String> services) throws InterruptedException {
        return show(services, environment.status(), "");
    }

    /** Shows them whenever something changes, and every second, until the thread is interrupted. */
    public int watch(List<String> services) throws InterruptedException {
        SupervisorStatus status = environment.status();
        while (true) {
            show(services, status, invocation.terminal().outIsTerminal() ? CLEAR : "");
            out().flush();
            status = environment.statusAfter(status.revision(), GLANCE);
            if (!status.isSupervised()) {
                Thread.sleep(GLANCE); // nobody tells of changes then
            }
        }
    }

    /** @param before printed before all else, once everything is known: so nothing flickers */
    private int show(List<String> services, SupervisorStatus status, String before) throws InterruptedException {
        status.problem()
                .ifPresent(problem -> invocation.terminal().err().println("warning: the supervisor " + problem));
        List<RunningService> lines = RunningService.of(services, status, containers());
        List<ServiceDetail> details = looks.at(lines);
        Instant now = Instant.now();
        String text = output.isJson() ? McpTable.json(lines, details, now) : McpTable.text(lines, details, now);
        out().print(before + text);
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
