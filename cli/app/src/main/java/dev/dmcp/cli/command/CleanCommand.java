package dev.dmcp.cli.command;

import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.clean.CleanMode;
import dev.dmcp.application.clean.CleanOperation;
import dev.dmcp.application.clean.CleanRequest;
import dev.dmcp.application.clean.CleanVolumes;
import dev.dmcp.application.clean.VolumeRemoval;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.BuildLock;
import dev.dmcp.cli.environment.Cleanup;
import dev.dmcp.cli.environment.ImageProject;
import dev.dmcp.cli.environment.Question;
import dev.dmcp.cli.option.DurationConverter;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.PlanOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.option.SizeConverter;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "clean",
        description = {
            "Remove images that builds left behind: those of this project that nothing uses and it no longer names.",
            "Containers and what belongs to others stay, and so do volumes unless `--volumes` says otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp clean --dry-run                 what would go, and how large it is",
            "  dmcp clean --keep 2                  keep two earlier images of each service",
            "  dmcp clean --volumes --dry-run       the volumes too that nothing uses",
            "  dmcp clean --mode all --dry-run      everything that nothing uses, whosever it is"
        })
final class CleanCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final PlanOptions plan = new PlanOptions();

    @Option(names = "--env", paramLabel = "NAME", description = "The environment whose images stay.")
    @Nullable
    String environment;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "selective",
            description = "`selective` for this project's images, `all` for everybody's.")
    CleanMode mode = CleanMode.SELECTIVE;

    @Option(
            names = "--keep",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Keep so many earlier images of each service.")
    int keep;

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only what is older: `7d`, `12h`.")
    @Nullable
    Duration olderThan;

    @Option(
            names = "--keep-cache",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Also prune this project's cache mounts (`all`: the whole build cache) down to this size.")
    @Nullable
    Long keepCache;

    @Option(
            names = "--volumes",
            description = "Also remove this project's volumes that none of its containers has, with their data;"
                    + " asks again, by their names.")
    boolean volumes;

    CleanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        LoadedProject loaded = ImageProject.load(invocation, project, Optional.ofNullable(environment), output);
        CleanImages useCase = invocation.wiring().cleanImages(project.host(), project.context());
        Plan<CleanOperation> planned = useCase.plan(request(loaded));
        CleanVolumes cleanVolumes =
                new CleanVolumes(invocation.wiring().containerEngine(project.host(), project.context()));
        Optional<Plan<VolumeRemoval>> lost = volumes ? Optional.of(cleanVolumes.plan(loaded.name())) : Optional.empty();
        if (plan.isDryRun()) {
            print(planned, lost.map(found -> Map.of("volumes", found)).orElse(Map.of()));
            return ExitCode.DONE.code();
        }
        if (mode == CleanMode.ALL && !plan.isYes()) {
            new Question(invocation.terminal())
                    .requireConsent(planned, "this takes things that may not be this project's; nothing was removed");
        }
        if (lost.isPresent() && !plan.isYes()) {
            new Question(invocation.terminal())
                    .requireConsent(lost.get(), "the data of these volumes would be lost; nothing was removed");
        }
        try (BuildLock.Held _ = alone(loaded.name());
                Reporters.Display display = Reporters.of(invocation.terminal(), output)) {
            if (planned.isEmpty() && lost.map(Plan::isEmpty).orElse(true)) {
                display.report(new Event.Note("there is nothing to remove"));
            }
            useCase.run(planned, display);
            lost.ifPresent(removals -> cleanVolumes.run(removals, display));
        }
        return ExitCode.DONE.code();
    }

    private void print(Plan<?> planned, Map<String, Plan<VolumeRemoval>> further) {
        PrintStream out = invocation.terminal().out();
        if (output.isJson()) {
            out.print(PlanPrinter.json(planned, further));
            return;
        }
        out.print(planned.asText());
        further.values().forEach(other -> out.print(other.asText()));
    }

    private BuildLock.Held alone(String name) {
        return invocation
                .wiring()
                .buildLock()
                .alone(name)
                .orElseThrow(() -> new Failure.TryAgain(
                        "a build of `%s` runs on this machine, so nothing was removed".formatted(name),
                        "run `dmcp clean` again when it has ended"));
    }

    private CleanRequest request(LoadedProject loaded) {
        Cleanup.requireCount(keep);
        OptionalLong cache = keepCache == null
                ? (mode == CleanMode.ALL ? OptionalLong.of(0) : OptionalLong.empty())
                : OptionalLong.of(keepCache);
        return new CleanRequest(
                loaded.name(),
                mode,
                ComposeBuilds.references(loaded.model()),
                keep,
                Optional.ofNullable(olderThan),
                cache,
                Instant.now());
    }
}
