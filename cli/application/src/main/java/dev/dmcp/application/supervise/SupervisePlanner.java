package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what is asked and what is seen to what is done about local services. Pure. */
public final class SupervisePlanner {

    private final LocalRequest request;
    private final LocalSnapshot seen;

    private SupervisePlanner(LocalRequest request, LocalSnapshot seen) {
        this.request = request;
        this.seen = seen;
    }

    /** @throws Failure when a name is unknown, needs form a ring, or ports are taken (all of them are named) */
    public static LocalPlan up(String title, LocalRequest request, LocalSnapshot seen) {
        return new SupervisePlanner(request, seen).planUp(title);
    }

    /** Builds what the selected services run, and nothing more. */
    public static LocalPlan build(String title, LocalRequest request, LocalSnapshot seen) {
        SupervisePlanner planner = new SupervisePlanner(request, seen);
        List<String> warnings = new ArrayList<>();
        List<LocalService> wanted =
                planner.withoutImpossible(new NeedsOrder(request.services()).closure(request.selected()), warnings);
        Plan.Builder<LocalOperation> plan = new Plan.Builder<>(title);
        planner.addBuilds(plan, wanted);
        return new LocalPlan(plan.build(), wanted, List.of(), warnings);
    }

    /** Stops the selected services, or all with their supervisor when none is selected; dependants first. */
    public static Plan<LocalOperation> down(String title, List<String> selected, SupervisorStatus status) {
        return StopPlanner.plan(title, selected, status);
    }

    private LocalPlan planUp(String title) {
        List<LocalService> asked = new NeedsOrder(request.services()).closure(request.selected());
        List<String> warnings = new ArrayList<>();
        List<LocalService> wanted = withoutImpossible(asked, warnings);
        refuseTakenPorts(wanted);
        Plan.Builder<LocalOperation> plan = new Plan.Builder<>(title);
        Map<String, String> builds = addBuilds(plan, wanted);
        // A supervisor that has nothing to do ends by itself, so it starts when the builds, which may take long, are
        // done.
        List<String> opened = seen.status().isSupervised() || wanted.isEmpty()
                ? List.of()
                : List.of(plan.add(
                        new LocalOperation.OpenSupervisor(),
                        "not running",
                        List.copyOf(new LinkedHashSet<>(builds.values()))));
        stopRetired(plan);
        Map<String, String> starts = new LinkedHashMap<>();
        for (LocalService service : wanted) {
            List<String> after = new ArrayList<>(opened);
            service.build().map(BuildStep::name).map(builds::get).ifPresent(after::add);
            service.needs().stream()
                    .filter(starts::containsKey)
                    .map(starts::get)
                    .forEach(after::add);
            change(service, builds)
                    .ifPresent(
                            change -> starts.put(service.name(), plan.add(change.operation(), change.cause(), after)));
        }
        return new LocalPlan(plan.build(), wanted, defined(wanted), warnings);
    }

    private List<LocalService> defined(List<LocalService> wanted) {
        return request.services().stream()
                .filter(service -> wanted.contains(service)
                        || seen.status().service(service.name()).isPresent())
                .toList();
    }

    private List<LocalService> withoutImpossible(List<LocalService> asked, List<String> warnings) {
        Set<String> leftOut = new HashSet<>();
        List<LocalService> possible = new ArrayList<>();
        for (LocalService service : asked) {
            Optional<String> obstacle = obstacle(service, leftOut);
            if (obstacle.isPresent()) {
                leftOut.add(service.name());
                warnings.add("`%s` is left out: %s".formatted(service.name(), obstacle.get()));
            } else {
                possible.add(service);
            }
        }
        return possible;
    }

    private Optional<String> obstacle(LocalService service, Set<String> leftOut) {
        Optional<String> program = service.build().map(BuildStep::requires).filter(seen.missingPrograms()::contains);
        if (program.isPresent()) {
            return Optional.of("`%s` is not installed; install it and run this again".formatted(program.get()));
        }
        return service.needs().stream().filter(leftOut::contains).findFirst().map("it needs `%s`"::formatted);
    }

    private void refuseTakenPorts(List<LocalService> wanted) {
        List<String> taken = new ArrayList<>();
        for (LocalService service : wanted) {
            if (service.port().isPresent() && !isUp(service.name())) {
                PortOwner owner = seen.portOwners().get(service.port().getAsInt());
                if (owner != null) {
                    taken.add("`%s` cannot start: %s".formatted(service.name(), Sentences.portTaken(owner)));
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new Failure.OperationFailed(
                    String.join("\n", taken),
                    "stop what holds the port, or give the service another one in `dmcp.yaml`");
        }
    }

    private boolean isUp(String name) {
        return seen.status()
                .service(name)
                .filter(report -> report.process().isPresent())
                .isPresent();
    }

    private Map<String, String> addBuilds(Plan.Builder<LocalOperation> plan, List<LocalService> wanted) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (LocalService service : wanted) {
            service.build()
                    .filter(step -> !ids.containsKey(step.name()))
                    .ifPresent(step -> causeToBuild(step)
                            .ifPresent(cause -> ids.put(
                                    step.name(),
                                    plan.add(new LocalOperation.Build(step, request.forceBuild()), cause))));
        }
        return ids;
    }

    private Optional<String> causeToBuild(BuildStep step) {
        return request.forceBuild()
                ? Optional.of("asked for")
                : Optional.ofNullable(seen.staleBuilds().get(step.name()));
    }

    private void stopRetired(Plan.Builder<LocalOperation> plan) {
        Set<String> known = new HashSet<>();
        request.services().forEach(service -> known.add(service.name()));
        for (ServiceReport report : seen.status().services()) {
            if (!known.contains(report.name()) && report.isActive()) {
                plan.add(new LocalOperation.Stop(report.name()), "no longer in the stack");
            }
        }
    }

    private record Change(LocalOperation operation, String cause) {}

    private Optional<Change> change(LocalService service, Map<String, String> builds) {
        Optional<ServiceReport> report = seen.status().service(service.name());
        if (report.isEmpty() || !report.get().isActive()) {
            return Optional.of(new Change(
                    new LocalOperation.Start(service.name()),
                    report.map(ServiceReport::state).orElse("not running")));
        }
        Optional<String> cause = causeToRestart(service, report.get(), builds);
        if (cause.isPresent()) {
            return Optional.of(new Change(new LocalOperation.Restart(service.name()), cause.get()));
        }
        return report.get().isHealthy()
                ? Optional.empty()
                : Optional.of(
                        new Change(new LocalOperation.AwaitHealth(service.name()), "is " + stateOf(report.get())));
    }

    private static String stateOf(ServiceReport report) {
        return report.state().equals("running") ? report.health() : report.state();
    }

    private Optional<String> causeToRestart(LocalService service, ServiceReport report, Map<String, String> builds) {
        if (request.forceRestart()) {
            return Optional.of("asked for");
        }
        if (service.build().filter(step -> builds.containsKey(step.name())).isPresent() && isBuiltToRun(service)) {
            return Optional.of("is built anew");
        }
        if (report.process().isPresent() && !report.fingerprint().equals(service.fingerprint())) {
            return Optional.of("its definition changed");
        }
        Instant artifact = seen.artifactTimes().get(service.name());
        boolean isOlder =
                artifact != null && report.startedAt().filter(artifact::isAfter).isPresent();
        return isOlder ? Optional.of("was built after it started") : Optional.empty();
    }

    /** A development server reads its sources by itself; only what runs an artifact must start anew. */
    private static boolean isBuiltToRun(LocalService service) {
        return service.artifact().isPresent();
    }
}
