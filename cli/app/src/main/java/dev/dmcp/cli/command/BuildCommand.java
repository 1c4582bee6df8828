package dev.dmcp.cli.command;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.BuildPlan;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.build.ImageResult;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.clean.CleanMode;
import dev.dmcp.application.clean.CleanOperation;
import dev.dmcp.application.clean.CleanRequest;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.PlanExecutor.AfterFailure;
import dev.dmcp.cli.environment.ImageProject;
import dev.dmcp.cli.option.BuildFlagOptions;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.BuildReport;
import dev.dmcp.cli.output.BuildTables;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        description = {
            "Build the images of the stack, side by side, and none twice for the same input.",
            "After success, images of earlier builds are removed as `--cleanup` says."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp build                       what changed",
            "  dmcp build --explain             why each image is built or not",
            "  dmcp build server --no-cache     one service, from the beginning",
            "  dmcp build --cleanup none        keep earlier images"
        })
final class BuildCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Mixin
    final BuildFlagOptions flags = new BuildFlagOptions();

    @Option(names = "--env", paramLabel = "NAME", description = "The environment whose images are built.")
    @Nullable
    String environment;

    @Option(names = "--force", description = "Build all the same where nothing changed.")
    boolean force;

    @Option(
            names = "--keep-going",
            description =
                    "Build on what can be built when an image fails; otherwise the first failure ends the others.")
    boolean keepGoing;

    @Option(names = "--explain", description = "Say for each image why it is built or not, and build nothing.")
    boolean explain;

    @Option(
            names = "--cleanup",
            paramLabel = "MODE",
            defaultValue = "selective",
            description = "Which images go after success: `selective`, `none` or `all`.")
    CleanMode cleanup = CleanMode.SELECTIVE;

    @Option(names = "--history", description = "Show the last builds of this project, and build nothing.")
    boolean history;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was built into a file: `.json`, or `.md` for people.")
    @Nullable
    Path report;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Services; all otherwise.")
    List<String> services = List.of();

    BuildCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        LoadedProject loaded = ImageProject.load(invocation, project, Optional.ofNullable(environment));
        if (history) {
            printHistory(loaded.name());
            return ExitCode.DONE.code();
        }
        BuildImages useCase = invocation.wiring().buildImages(project.host(), project.context());
        BuildPlan planned = useCase.plan(request(loaded));
        if (explain || plan.isDryRun()) {
            print(planned);
            return ExitCode.DONE.code();
        }
        print(loaded.name(), build(useCase, loaded, planned));
        return ExitCode.DONE.code();
    }

    private List<ImageResult> build(BuildImages useCase, LoadedProject loaded, BuildPlan planned) {
        Style style = Style.of(invocation.terminal(), List.of());
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output, style)) {
            List<ImageResult> results = useCase.run(
                    loaded.name(), planned, display, keepGoing ? AfterFailure.KEEP_GOING : AfterFailure.CANCEL_RUNNING);
            cleanUp(loaded, display);
            return results;
        }
    }

    private BuildRequest request(LoadedProject loaded) {
        for (String service : services) {
            if (loaded.model().service(service).isEmpty()) {
                throw new Failure.InvalidInput(
                        "there is no service `%s` in this project".formatted(service),
                        "services: "
                                + String.join(", ", loaded.model().services().keySet()));
            }
        }
        List<BuildRequest.Wish> wishes = ComposeBuilds.wishes(
                loaded.model(),
                services,
                flags.flags(
                        invocation.terminal().environment(),
                        invocation.terminal().directory()));
        if (flags.isExport() && wishes.size() != 1) {
            throw new Failure.InvalidInput(
                    "`--export` takes the result of one service, and %d are built".formatted(wishes.size()),
                    "name one: `dmcp build SERVICE --export …`");
        }
        return new BuildRequest(loaded.name(), wishes, force);
    }

    private void print(BuildPlan planned) {
        if (output.isJson()) {
            invocation.terminal().out().print(PlanPrinter.json(planned.steps()));
        } else {
            invocation.terminal().out().print(planned.asText());
        }
    }

    private void cleanUp(LoadedProject loaded, Reporter reporter) {
        if (cleanup == CleanMode.NONE) {
            return;
        }
        if (cleanup == CleanMode.ALL && !plan.isYes()) {
            throw new Failure.InvalidInput(
                    "the images are built; `--cleanup all` would remove every image that no container uses, and asks first",
                    "see what would go with `dmcp clean --mode all --dry-run`, or say `--yes`");
        }
        CleanImages clean = invocation.wiring().cleanImages(project.host(), project.context());
        Plan<CleanOperation> planned = clean.plan(CleanRequest.afterBuild(
                loaded.name(), cleanup, ComposeBuilds.references(loaded.model()), Instant.now()));
        clean.run(planned, reporter);
    }

    private void print(String name, List<ImageResult> results) {
        if (report != null) {
            Path file = invocation.terminal().directory().resolve(report);
            invocation.wiring().writeReport(file, BuildReport.text(file, name, results));
        }
        if (output.isQuiet()) {
            return;
        }
        if (output.isJson()) {
            invocation.terminal().out().println(BuildReport.json(name, results));
        } else {
            invocation.terminal().out().print(BuildTables.results(results));
        }
    }

    private void printHistory(String name) {
        invocation
                .terminal()
                .out()
                .print(BuildTables.history(invocation
                        .wiring()
                        .buildMemory(project.host(), project.context())
                        .history(name)));
    }
}
