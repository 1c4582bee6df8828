package dev.dmcp.cli.environment;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.ServiceLogs;
import dev.dmcp.application.supervise.LocalEnvironment;
import dev.dmcp.application.supervise.LocalOperation;
import dev.dmcp.application.supervise.LocalPlan;
import dev.dmcp.application.supervise.LocalRequest;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.LocalServices;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorStatus;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.wiring.Invocation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An environment whose services are processes of this machine. */
public final class ProcessEnvironment implements Environment {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final Invocation invocation;
    private final Project project;
    private final String name;
    private final OutputFlags output;
    private final LocalEnvironment environment;

    /** @param name of the environment, for people */
    public ProcessEnvironment(Invocation invocation, Project project, String name, OutputFlags output) {
        this.invocation = invocation;
        this.project = project;
        this.name = name;
        this.output = output;
        this.environment = invocation.wiring().localEnvironment(project.root(), name);
    }

    @Override
    public int up(List<String> services, Up how, Reporter reporter) {
        LocalRequest request = new LocalRequest(all(), services, how.build(), how.forceRecreate());
        LocalPlan plan = environment.planUp("up " + name, request);
        LocalServices.leftOut(project.stack())
                .forEach(name -> reporter.report(new Event.Warning(
                        "`%s` is left out: it is an image, and this environment runs processes".formatted(name))));
        plan.warnings().forEach(warning -> reporter.report(new Event.Warning(warning)));
        if (how.dryRun()) {
            return print(plan.plan());
        }
        environment.execute(plan.plan(), plan.defined(), how.waitAtMost().orElse(Duration.ZERO), reporter);
        printAddresses(plan.services());
        return ExitCode.DONE.code();
    }

    private void printAddresses(List<LocalService> services) {
        for (LocalService service : services) {
            service.port().ifPresent(port -> out().printf("%s  http://localhost:%d%n", service.name(), port));
        }
    }

    @Override
    public int down(List<String> services, Down how, Reporter reporter) {
        return carryOut(
                environment.planDown("down " + name, services), List.of(), STOPS_WITHIN, how.dryRun(), reporter);
    }

    @Override
    public int stop(List<String> services, Turn how, Reporter reporter) {
        return carryOut(
                environment.planDown("stop " + name, services), List.of(), STOPS_WITHIN, how.dryRun(), reporter);
    }

    @Override
    public int start(List<String> services, Turn how, Reporter reporter) {
        LocalPlan plan = environment.planUp("start " + name, LocalRequest.of(all(), services));
        plan.warnings().forEach(warning -> reporter.report(new Event.Warning(warning)));
        return carryOut(plan.plan(), plan.defined(), STARTS_WITHIN, how.dryRun(), reporter);
    }

    @Override
    public int restart(List<String> services, Turn how, Reporter reporter) {
        LocalPlan plan = environment.planUp("restart " + name, new LocalRequest(all(), services, false, true));
        plan.warnings().forEach(warning -> reporter.report(new Event.Warning(warning)));
        return carryOut(plan.plan(), plan.defined(), STARTS_WITHIN, how.dryRun(), reporter);
    }

    /** Makes the services ready to run, without touching those that do. */
    public int build(List<String> services, boolean dryRun, Reporter reporter) {
        LocalPlan plan = environment.planBuild("build " + name, LocalRequest.of(all(), services));
        plan.warnings().forEach(warning -> reporter.report(new Event.Warning(warning)));
        return carryOut(plan.plan(), List.of(), STARTS_WITHIN, dryRun, reporter);
    }

    private int carryOut(
            Plan<LocalOperation> plan,
            List<LocalService> services,
            Duration atMost,
            boolean dryRun,
            Reporter reporter) {
        if (dryRun) {
            return print(plan);
        }
        if (plan.isEmpty()) {
            reporter.report(new Event.Note("nothing to do"));
        }
        environment.execute(plan, services, atMost, reporter);
        return ExitCode.DONE.code();
    }

    private int print(Plan<LocalOperation> plan) {
        out().print(PlanPrinter.of(plan, output));
        return ExitCode.DONE.code();
    }

    @Override
    public int ps(List<String> services) {
        SupervisorStatus status = environment.status();
        status.problem()
                .ifPresent(problem -> invocation.terminal().err().println("warning: the supervisor " + problem));
        List<ServiceReport> shown = services.isEmpty()
                ? status.services()
                : services.stream()
                        .map(name -> status.service(name).orElseGet(() -> ServiceReport.neverStarted(name)))
                        .toList();
        out().print(output.isJson() ? LocalTable.json(shown, Instant.now()) : LocalTable.text(shown, Instant.now()));
        boolean healthy = !shown.isEmpty() && shown.stream().allMatch(ServiceReport::isHealthy);
        return healthy ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    @Override
    public int logs(List<String> services, Logs which) throws InterruptedException {
        List<String> asked = services.isEmpty() ? namesOfAll() : services;
        int width = asked.stream().mapToInt(String::length).max().orElse(0);
        ServiceLogs.Query query = new ServiceLogs.Query(asked, which.tail().orElse(-1), which.since(), which.follow());
        environment.logs(query, (service, line) -> {
            if (which.shows(line)) {
                out().println(asked.size() == 1 ? line : service + " ".repeat(width - service.length()) + " | " + line);
                out().flush();
            }
        });
        return ExitCode.DONE.code();
    }

    private List<String> namesOfAll() {
        return all().stream().map(LocalService::name).toList();
    }

    private List<LocalService> all() {
        return LocalServices.of(
                project.stack(),
                invocation.wiring().localSettings(project.root(), project.stack(), project.variables()));
    }

    private PrintStream out() {
        return invocation.terminal().out();
    }
}
