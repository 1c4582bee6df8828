package dev.dmcp.cli.environment;

import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.converge.Converge;
import dev.dmcp.application.converge.ConvergeOperation;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.converge.DownRequest;
import dev.dmcp.application.converge.PullPolicy;
import dev.dmcp.application.converge.UpRequest;
import dev.dmcp.application.converge.UpRequest.Recreate;
import dev.dmcp.application.converge.compose.ProjectTranslation;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.status.ContainerLogs;
import dev.dmcp.application.status.ContainerStatus;
import dev.dmcp.application.status.StackStatus;
import dev.dmcp.application.status.StackStatus.Expectation;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.output.PlanPrinter;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadedProject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;

/** An environment whose services are containers on an engine. */
final class EngineEnvironment implements Environment {

    private final Invocation invocation;
    private final ComposeSource source;
    private final String name;
    private final OutputFlags output;

    /**
     * An environment.
     *
     * @param name in titles of plans; empty for a plain folder
     */
    EngineEnvironment(Invocation invocation, ComposeSource source, String name, OutputFlags output) {
        this.invocation = invocation;
        this.source = source;
        this.name = name;
        this.output = output;
    }

    @Override
    public int up(List<String> services, Up how, Reporter reporter) {
        LoadedProject loaded = source.load(services);
        DesiredState desired = desired(loaded, services, how);
        Optional<Duration> registryTimeout = how.containers().registryTimeout();
        Converge converge = new Converge(source.engine(registryTimeout), reporter);
        ImageSupply images = new ImageSupply(source, loaded, reporter, registryTimeout);
        if (how.build() && !how.dryRun()) {
            images.build(desired);
        }
        Plan<ConvergeOperation> pull = converge.planPull(title("up"), desired, pullPolicy(how.containers()));
        if (how.dryRun()) {
            return print(pull, converge.planDry(desired, request(how)));
        }
        if (!pull.isEmpty()) {
            converge.execute(desired.project(), pull);
        }
        Plan<ConvergeOperation> plan = converge.planUp(desired, request(how), images::build);
        if (plan.isEmpty()) {
            reporter.report(new Event.Note("everything runs as it should"));
        }
        return carryOut(converge, desired.project(), plan, false);
    }

    private int print(Plan<ConvergeOperation> pull, Plan<ConvergeOperation> plan) {
        if (output.isJson()) {
            out().print(PlanPrinter.json(plan, pull.isEmpty() ? Map.of() : Map.of("pull", pull)));
        } else {
            out().print(pull.isEmpty() ? "" : pull.asText());
            out().print(plan.asText());
        }
        return ExitCode.DONE.code();
    }

    private DesiredState desired(LoadedProject loaded, List<String> services, Up how) {
        DesiredState desired = ProjectTranslation.of(loaded);
        if (!services.isEmpty()) {
            // Only the whole project tells what is an orphan.
            desired = desired.withKnown(known(source.load(List.of())));
        }
        if (how.containers().noDependencies()) {
            desired = desired.alone(Set.copyOf(services));
        }
        requireKnown(how.containers().scale().keySet(), desired);
        return desired.scaled(how.containers().scale());
    }

    private static Set<String> known(LoadedProject loaded) {
        Set<String> known = new LinkedHashSet<>(loaded.model().services().keySet());
        known.addAll(loaded.disabledServices());
        return known;
    }

    private static void requireKnown(Set<String> scaled, DesiredState desired) {
        for (String service : scaled) {
            if (desired.service(service).isEmpty()) {
                throw new Failure.InvalidInput(
                        "`--scale %s=…` names no service of this project".formatted(service),
                        "services: " + String.join(", ", desired.known()));
            }
        }
    }

    private static Optional<PullPolicy> pullPolicy(Containers containers) {
        return containers.pull().map(word -> switch (word.toLowerCase(Locale.ROOT)) {
            case "always" -> PullPolicy.ALWAYS;
            case "missing" -> PullPolicy.MISSING;
            case "never" -> PullPolicy.NEVER;
            default ->
                throw new Failure.InvalidInput(
                        "`--pull %s` is no policy".formatted(word), "`always`, `missing` or `never`");
        });
    }

    private UpRequest request(Up how) {
        Recreate recreate = how.forceRecreate() ? Recreate.ALL : Recreate.DIVERGED;
        return new UpRequest(
                title("up"),
                how.containers().noRecreate() ? Recreate.NONE : recreate,
                how.removeOrphans(),
                how.waitAtMost().isPresent(),
                how.waitAtMost().orElse(STARTS_WITHIN),
                how.containers().grace(),
                how.containers().renewAnonymousVolumes());
    }

    private String title(String verb) {
        return name.isEmpty() ? verb : verb + " " + name;
    }

    private int carryOut(Converge converge, String project, Plan<ConvergeOperation> plan, boolean dryRun) {
        if (dryRun) {
            out().print(PlanPrinter.of(plan, output));
        } else {
            converge.execute(project, plan);
        }
        return ExitCode.DONE.code();
    }

    @Override
    public int down(List<String> services, Down how, Reporter reporter) {
        LoadedProject loaded = source.load(List.of());
        requireServices(services, loaded);
        DownRequest request = new DownRequest(
                title("down"),
                Set.copyOf(services),
                known(loaded),
                how.removeOrphans(),
                how.volumes(),
                images(how),
                how.grace());
        Converge converge = new Converge(source.engine(), reporter);
        Plan<ConvergeOperation> plan = converge.planDown(loaded.name(), request);
        if (plan.isEmpty() && !how.dryRun()) {
            reporter.report(new Event.Note("nothing of `%s` is there".formatted(loaded.name())));
        }
        if (!how.dryRun() && !how.yes()) {
            new Question(invocation.terminal()).beforeLosingData(plan);
        }
        return carryOut(converge, loaded.name(), plan, how.dryRun());
    }

    private static DownRequest.Images images(Down how) {
        return switch (how.images().orElse("none")) {
            case "none" -> DownRequest.Images.NONE;
            case "local" -> DownRequest.Images.LOCAL;
            case "all" -> DownRequest.Images.ALL;
            default ->
                throw new Failure.InvalidInput(
                        "`--rmi %s` says not which images"
                                .formatted(how.images().orElse("")),
                        "`local` or `all`");
        };
    }

    @Override
    public int start(List<String> services, Turn how, Reporter reporter) {
        return turn(
                services,
                how,
                reporter,
                (converge, project) ->
                        converge.planStart(title("start"), project, Set.copyOf(services), STARTS_WITHIN));
    }

    @Override
    public int stop(List<String> services, Turn how, Reporter reporter) {
        return turn(
                services,
                how,
                reporter,
                (converge, project) -> converge.planStop(title("stop"), project, Set.copyOf(services), how.grace()));
    }

    @Override
    public int restart(List<String> services, Turn how, Reporter reporter) {
        return turn(
                services,
                how,
                reporter,
                (converge, project) ->
                        converge.planRestart(title("restart"), project, Set.copyOf(services), how.grace()));
    }

    private int turn(
            List<String> services,
            Turn how,
            Reporter reporter,
            BiFunction<Converge, String, Plan<ConvergeOperation>> planned) {
        String project = whole(services).name();
        Converge converge = new Converge(source.engine(), reporter);
        return carryOut(converge, project, planned.apply(converge, project), how.dryRun());
    }

    private LoadedProject whole(List<String> services) {
        LoadedProject loaded = source.load(List.of());
        requireServices(services, loaded);
        return loaded;
    }

    private static void requireServices(List<String> services, LoadedProject loaded) {
        Set<String> known = known(loaded);
        for (String service : services) {
            if (!known.contains(service)) {
                throw new Failure.InvalidInput(
                        "there is no service `%s` in this project".formatted(service),
                        "services: " + String.join(", ", known));
            }
        }
    }

    @Override
    public int ps(List<String> services) {
        LoadedProject loaded = whole(services);
        List<Expectation> expectations = loaded.model().services().values().stream()
                .filter(service -> services.isEmpty() || services.contains(service.name()))
                .map(ProjectTranslation::expectation)
                .toList();
        List<ContainerStatus> lines =
                StackStatus.of(expectations, source.engine().containers(loaded.name()));
        out().print(output.isJson() ? EngineTable.json(lines) : EngineTable.text(lines, style()));
        boolean wanted = lines.stream().allMatch(ContainerStatus::isAsWanted);
        return wanted ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    @Override
    public int logs(List<String> services, Logs which) throws InterruptedException {
        LoadedProject loaded = whole(services);
        Set<String> chosen = Set.copyOf(services);
        List<ObservedContainer> containers = source.engine().containers(loaded.name()).stream()
                .filter(container -> chosen.isEmpty() || chosen.contains(container.service()))
                .toList();
        LogPrinter printer = new LogPrinter(out(), style(), loaded.name(), containers, which);
        OptionalInt tail = which.tail().map(OptionalInt::of).orElse(OptionalInt.empty());
        LogRequest request = new LogRequest(tail, which.since(), Optional.empty(), which.follow());
        ContainerLogs logs = new ContainerLogs(source.engine(), printer);
        if (which.follow()) {
            logs.follow(loaded.name(), chosen, request);
        } else {
            logs.print(containers, request);
        }
        return ExitCode.DONE.code();
    }

    private Style style() {
        return Style.of(invocation.terminal(), output);
    }

    private PrintStream out() {
        return invocation.terminal().out();
    }
}
