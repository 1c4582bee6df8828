package dev.dmcp.application.supervise;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.BuildStamps;
import dev.dmcp.application.port.CommandRunner;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ServiceLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The use cases of an environment whose services run as processes: up, down, restart, status, logs. */
public final class LocalEnvironment {

    /** What the use cases work with. */
    public record Tools(
            SupervisorGate gate,
            CommandRunner runner,
            ProcessLauncher launcher,
            ServiceLogs logs,
            BuildStamps stamps) {}

    private static final int PARALLELISM = 8;

    private final String name;
    private final Tools tools;

    /** @param name of the environment, for people */
    public LocalEnvironment(String name, Tools tools) {
        this.name = name;
        this.tools = tools;
    }

    /** What would bring the services up. */
    public LocalPlan planUp(String title, LocalRequest request) {
        return SupervisePlanner.up(title, request, new LocalSnapshots(tools).of(request));
    }

    /** What would make the services ready to run, and nothing more. */
    public LocalPlan planBuild(String title, LocalRequest request) {
        return SupervisePlanner.build(title, request, new LocalSnapshots(tools).of(request));
    }

    /** What would stop them; all, with the supervisor, when none is selected. */
    public Plan<LocalOperation> planDown(String title, List<String> selected) {
        return SupervisePlanner.down(title, selected, tools.gate().status());
    }

    /**
     * Carries a plan out.
     *
     * @param services those that the supervisor must know; empty leaves it with what it knows
     * @param atMost how long a service may take until it is healthy, or gone
     */
    public void execute(Plan<LocalOperation> plan, List<LocalService> services, Duration atMost, Reporter reporter) {
        if (plan.isEmpty()) {
            return;
        }
        if (!services.isEmpty() && tools.gate().status().isSupervised()) {
            tools.gate().define(services);
        }
        new PlanExecutor<LocalOperation>(step -> effect(step, services, atMost, reporter), reporter, PARALLELISM)
                .execute(plan);
    }

    public SupervisorStatus status() {
        return tools.gate().status();
    }

    /** Waits until something changed or the time is over. */
    public SupervisorStatus statusAfter(long revision, Duration atMost) throws InterruptedException {
        return tools.gate().awaitChange(revision, atMost);
    }

    public void logs(ServiceLogs.Query query, BiConsumer<String, String> line) throws InterruptedException {
        tools.logs().read(query, line);
    }

    private void effect(Step<LocalOperation> step, List<LocalService> services, Duration atMost, Reporter reporter)
            throws InterruptedException {
        ServiceWatch watch = new ServiceWatch(
                name,
                tools.gate(),
                tools.logs(),
                atMost,
                detail -> reporter.report(new Event.StepProgress(step.id(), detail)));
        switch (step.operation()) {
            case LocalOperation.Build build -> build(build);
            case LocalOperation.OpenSupervisor _ -> open(services);
            case LocalOperation.Start(String service) -> {
                tools.gate().tell(SupervisorGate.Verb.START, List.of(service));
                watch.untilHealthy(service, "");
            }
            case LocalOperation.Restart(String service) -> {
                String before = watch.instanceOf(service);
                tools.gate().tell(SupervisorGate.Verb.RESTART, List.of(service));
                watch.untilHealthy(service, before);
            }
            case LocalOperation.AwaitHealth(String service) -> watch.untilHealthy(service, "");
            case LocalOperation.Stop(String service) -> {
                tools.gate().tell(SupervisorGate.Verb.STOP, List.of(service));
                watch.untilStopped(service);
            }
            case LocalOperation.CloseSupervisor _ -> tools.gate().close();
        }
    }

    private void open(List<LocalService> services) throws InterruptedException {
        tools.gate().open();
        if (!services.isEmpty()) {
            tools.gate().define(services);
        }
    }

    private void build(LocalOperation.Build operation) throws InterruptedException {
        BuildStamps.Build build = LocalSnapshots.buildOf(operation.step());
        try (BuildStamps.Turn _ = tools.stamps().await(build)) {
            boolean isDone =
                    !operation.isForced() && tools.stamps().causeToRun(build).isEmpty();
            if (!isDone) {
                run(operation.step());
                tools.stamps().remember(build);
            }
        }
    }

    private void run(BuildStep step) throws InterruptedException {
        String log = "build-" + step.name();
        Path output = tools.logs().fileOf(log);
        int code = tools.runner().run(new CommandRunner.Command(step.command(), step.directory(), Map.of(), output));
        if (code != 0) {
            throw new Failure.OperationFailed(
                    "cannot build %s: `%s` ended with exit code %d%s"
                            .formatted(
                                    step.name(),
                                    String.join(" ", step.command()),
                                    code,
                                    ServiceWatch.indented(tools.logs().lastLines(log, 20))),
                    "all of its output is in `" + output + "`");
        }
    }
}
