package dev.dmcp.cli.command;

import dev.dmcp.application.build.BuildFlags;
import dev.dmcp.application.build.BuildOperation;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.build.Generation;
import dev.dmcp.application.build.RollBack;
import dev.dmcp.application.build.RollbackPlanner;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.cli.environment.Environment;
import dev.dmcp.cli.environment.Environments;
import dev.dmcp.cli.environment.ImageProject;
import dev.dmcp.cli.environment.Target;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.BuildTables;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = {
            "Go back to the images that services had before; services that have containers get new ones.",
            "`dmcp up --build` goes forward again. Data in volumes and databases stays as it is."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp rollback --list            which images there are to go back to",
            "  dmcp rollback server            the image of the server before this one",
            "  dmcp rollback --dry-run         what would be done, for all services that have an earlier image"
        })
final class RollbackCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Option(names = "--env", paramLabel = "NAME", description = "The environment whose services go back.")
    @Nullable
    String environment;

    @Option(names = "--list", description = "Show the images of the services, the newest first, and change nothing.")
    boolean list;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Services; all that have an earlier image otherwise.")
    List<String> services = List.of();

    RollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        LoadedProject loaded = ImageProject.load(invocation, project, Optional.ofNullable(environment), output);
        BuildRequest request = new BuildRequest(
                loaded.name(), ComposeBuilds.wishes(loaded.model(), List.of(), BuildFlags.NONE), false);
        requireBuilt(request);
        RollBack useCase = invocation.wiring().rollBack(project.host(), project.context());
        RollbackPlanner planner = useCase.planner(request);
        if (list) {
            print(planner, services.isEmpty() ? built(request) : services);
            return ExitCode.DONE.code();
        }
        List<String> back = services.isEmpty() ? planner.services() : services;
        Plan<BuildOperation> planned = planner.plan(back);
        if (plan.isDryRun()) {
            invocation.terminal().out().print(PlanPrinter.of(planned, output));
            return ExitCode.DONE.code();
        }
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
            useCase.run(loaded.name(), planned, display);
            return up(loaded.name(), back, display);
        }
    }

    private void print(RollbackPlanner planner, List<String> named) {
        List<Generation> generations = named.stream()
                .flatMap(service -> planner.generations(service).stream())
                .toList();
        invocation
                .terminal()
                .out()
                .print(
                        output.isJson()
                                ? BuildTables.generationsJson(generations)
                                : BuildTables.generations(generations));
    }

    private static List<String> built(BuildRequest request) {
        return request.services().stream().map(BuildRequest.Wish::service).toList();
    }

    private void requireBuilt(BuildRequest request) {
        List<String> built = built(request);
        for (String service : services) {
            if (!built.contains(service)) {
                throw new Failure.InvalidInput(
                        "`%s` is no service of this project whose image is built here".formatted(service),
                        "services: " + String.join(", ", built));
            }
        }
    }

    /** What does not run is not started: going back is no reason for a stack to come up. */
    private int up(String name, List<String> back, Reporter reporter) {
        Set<String> present = new HashSet<>();
        invocation
                .wiring()
                .containerEngine(project.host(), project.context())
                .containers(name)
                .forEach(container -> present.add(container.service()));
        List<String> running = back.stream().filter(present::contains).toList();
        back.stream()
                .filter(service -> !present.contains(service))
                .forEach(service -> reporter.report(
                        new Event.Note("`%s` has no container; `dmcp up` starts it on this image".formatted(service))));
        if (running.isEmpty()) {
            return ExitCode.DONE.code();
        }
        Target target = ImageProject.target(invocation, project, Optional.ofNullable(environment), running);
        Environment.Up how = new Environment.Up(
                false, false, false, Optional.of(Environment.STARTS_WITHIN), false, new ContainerOptions().read());
        return Environments.of(invocation, target, project, output).up(running, how, reporter);
    }
}
