package dev.dmcp.cli.command;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.BuildPlan;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.build.EngineLook;
import dev.dmcp.application.build.ImageResult;
import dev.dmcp.application.clean.CleanMode;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.plan.PlanExecutor.AfterFailure;
import dev.dmcp.cli.environment.Cleanup;
import dev.dmcp.cli.environment.DockerfileChecks;
import dev.dmcp.cli.environment.ImageProject;
import dev.dmcp.cli.environment.SizeLimits;
import dev.dmcp.cli.option.BuildFlagOptions;
import dev.dmcp.cli.option.BuilderChoice;
import dev.dmcp.cli.option.BuilderOptions;
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
            "  dmcp build --check               what the builder has to say about the Dockerfiles",
            "  dmcp build --cleanup none        keep earlier images",
            "  dmcp build --push --platform linux/amd64,linux/arm64 --provenance mode=max --sbom true",
            "  dmcp build --cache-from type=local,src=.cache --cache-to type=local,dest=.cache,mode=max",
            "  dmcp build --builder tcp://builder:1234 --builder-tls ~/.buildkit"
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

    @Mixin
    final BuilderOptions builder = new BuilderOptions();

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
            description = "Which images go after success: `selective`, `none` or `all`, which asks before building.")
    CleanMode cleanup = CleanMode.SELECTIVE;

    @Option(
            names = "--keep",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Keep so many earlier images of each service, for `dmcp rollback`; 1 unless said otherwise.")
    int keep = 1;

    @Option(
            names = "--strict",
            description = "Fail where there is a warning: an image above its `maxSizes`, a finding of --check.")
    boolean strict;

    @Option(names = "--check", description = "Let the builder check the Dockerfiles, and build nothing.")
    boolean check;

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
        if (history) {
            printHistory(load().loaded().name());
            return ExitCode.DONE.code();
        }
        BuilderChoice choice = builder.choice(invocation.terminal().directory());
        if (check) {
            return new DockerfileChecks(invocation, project, output, choice.registryTimeout(), strict)
                    .run(request(load().loaded()));
        }
        BuildImages useCase = invocation.wiring().buildImages(project.host(), project.context(), choice);
        EngineLook engine = useCase.look();
        ImageProject images = load();
        LoadedProject loaded = images.loaded();
        BuildPlan planned = useCase.plan(request(loaded), engine);
        if (explain || plan.isDryRun()) {
            print(planned);
            return ExitCode.DONE.code();
        }
        List<ImageResult> results = build(useCase, loaded, planned);
        // Where names were given to what was there, the progress has said so.
        if (!results.isEmpty() || planned.steps().isEmpty()) {
            print(loaded.name(), results);
        }
        return results.isEmpty() ? ExitCode.DONE.code() : judged(results, images);
    }

    private ImageProject load() {
        return ImageProject.of(invocation, project, Optional.ofNullable(environment), output);
    }

    private List<ImageResult> build(BuildImages useCase, LoadedProject loaded, BuildPlan planned) {
        Cleanup afterwards = new Cleanup(invocation, project, cleanup, keep);
        afterwards.askBefore(loaded, plan.isYes());
        try (Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
            List<ImageResult> results = useCase.run(
                    loaded.name(), planned, display, keepGoing ? AfterFailure.KEEP_GOING : AfterFailure.CANCEL_RUNNING);
            // Where nothing changed, nothing was left behind.
            if (cleanup == CleanMode.ALL || !planned.steps().isEmpty()) {
                afterwards.after(loaded, display);
            }
            return results;
        }
    }

    private int judged(List<ImageResult> results, ImageProject images) {
        List<String> warnings = new SizeLimits(invocation, project, images.stack()).warnings(results);
        Style style = Style.of(invocation.terminal(), output);
        warnings.forEach(warning -> invocation.terminal().err().println(style.yellow("warning: ") + warning));
        return strict && !warnings.isEmpty() ? ExitCode.FAILED.code() : ExitCode.DONE.code();
    }

    private BuildRequest request(LoadedProject loaded) {
        if (report != null) {
            BuildReport.requireForm(report);
        }
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
            invocation.terminal().out().print(PlanPrinter.json(planned));
        } else {
            invocation.terminal().out().print(planned.asText());
        }
    }

    private void print(String name, List<ImageResult> results) {
        if (report != null) {
            Path file = invocation.terminal().directory().resolve(report);
            invocation.wiring().writeReport(file, BuildReport.text(file, name, results));
        }
        String summary = invocation.terminal().variable("GITHUB_STEP_SUMMARY");
        if (!summary.isEmpty()) {
            invocation.wiring().addToReport(Path.of(summary), BuildReport.markdown(name, results));
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
        List<BuildRecord> records = invocation
                .wiring()
                .buildMemory(project.host(), project.context())
                .history(name);
        invocation
                .terminal()
                .out()
                .print(output.isJson() ? BuildReport.history(name, records) : BuildTables.history(records));
    }
}
