package dev.dmcp.cli.command;

import dev.dmcp.application.build.BuildFlags;
import dev.dmcp.application.build.BuildOperation;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.build.Generation;
import dev.dmcp.application.build.RollbackPlanner;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.ImageStore;
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
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = {
            "Go back to the images that services had before, and bring them up with these.",
            "`dmcp build` and `dmcp up` go forward again. Data in volumes and databases stays as it is."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp rollback --list            which images there are to go back to",
            "  dmcp rollback server            the image of the server before this one",
            "  dmcp rollback --dry-run         what would be done for all services"
        })
final class RollbackCommand implements Callable<Integer> {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

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

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Services; all that are built otherwise.")
    List<String> services = List.of();

    RollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        LoadedProject loaded = ImageProject.load(invocation, project, Optional.ofNullable(environment));
        BuildRequest request = new BuildRequest(
                loaded.name(), ComposeBuilds.wishes(loaded.model(), List.of(), BuildFlags.NONE), false);
        List<String> named = named(request);
        ImageStore images = invocation.wiring().imageStore(project.host(), project.context());
        RollbackPlanner planner = new RollbackPlanner(
                request,
                images.images(),
                invocation
                        .wiring()
                        .buildMemory(project.host(), project.context())
                        .history(loaded.name()));
        if (list) {
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
            return ExitCode.DONE.code();
        }
        Plan<BuildOperation> planned = planner.plan(named);
        if (plan.isDryRun()) {
            invocation.terminal().out().print(output.isJson() ? PlanPrinter.json(planned) : PlanPrinter.text(planned));
            return ExitCode.DONE.code();
        }
        for (Step<BuildOperation> step : planned.steps()) {
            if (step.operation() instanceof BuildOperation.TagImage(String imageId, String reference)) {
                images.tag(imageId, reference);
            }
        }
        return up(named);
    }

    private List<String> named(BuildRequest request) {
        List<String> built =
                request.services().stream().map(BuildRequest.Wish::service).toList();
        for (String service : services) {
            if (!built.contains(service)) {
                throw new Failure.InvalidInput(
                        "`%s` is no service of this project whose image is built here".formatted(service),
                        "services: " + String.join(", ", built));
            }
        }
        return services.isEmpty() ? built : services;
    }

    private int up(List<String> named) {
        Target target = ImageProject.target(invocation, project, Optional.ofNullable(environment), named);
        Environment.Up how = new Environment.Up(
                false, false, false, Optional.of(STARTS_WITHIN), false, new ContainerOptions().read());
        Style style = Style.of(invocation.terminal(), List.of());
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output, style)) {
            return Environments.of(invocation, target, project, output).up(named, how, display);
        }
    }
}
