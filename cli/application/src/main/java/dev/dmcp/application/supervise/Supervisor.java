package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps services in the states that people asked for. Confined to one thread, that of {@link SupervisorLoop}; nothing
 * in it waits.
 */
public final class Supervisor {

    private static final Duration HOUSEKEEPING = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final long pid;
    private final String owner;
    private final SupervisorTools tools;
    private final ServiceMover mover;
    private final Map<String, Supervised> services = new LinkedHashMap<>();
    private final List<Supervised> strays = new ArrayList<>();
    private final List<CompletableFuture<SupervisorStatus>> waiting = new ArrayList<>();
    private SupervisorMemory saved = SupervisorMemory.EMPTY;
    private Optional<String> storeProblem = Optional.empty();
    private Optional<String> logProblem = Optional.empty();
    private Instant nextHousekeeping = Instant.EPOCH;
    private List<String> lastSeen = List.of();
    private long revision = 1;

    /**
     * @param owner names this supervisor and all before it of the same project
     * @param pid of this process, for people
     */
    public Supervisor(String owner, long pid, SupervisorTools tools) {
        this.owner = owner;
        this.pid = pid;
        this.tools = tools;
        this.mover = new ServiceMover(owner, tools);
    }

    /** Takes over what an earlier supervisor left; to be called once, before all else. */
    public void recover() {
        Recovery recovery = new Recovery(tools, mover);
        saved = tools.store().load();
        saved.services()
                .forEach(remembered -> services.put(remembered.service().name(), recovery.takeOver(remembered)));
        strays.addAll(recovery.strays(owner, services.values()));
    }

    /** All services of the project; others are forgotten once they are stopped. */
    public void define(List<LocalService> defined) {
        services.values().forEach(Supervised::retire);
        for (LocalService service : defined) {
            services.computeIfAbsent(service.name(), _ -> new Supervised(service.runnable()))
                    .redefine(service.runnable());
        }
        services.values().removeIf(Supervised::isForgotten);
    }

    /** @throws Failure.InvalidInput for a name that nobody defined; then nothing is done */
    public void tell(SupervisorGate.Verb verb, List<String> names) {
        List<Supervised> meant = names.stream().map(this::require).toList();
        meant.forEach(service -> mover.happen(service, eventOf(verb)));
        advance();
    }

    private Supervised require(String name) {
        Supervised service = services.get(name);
        if (service == null) {
            throw new Failure.InvalidInput("the supervisor knows no service `%s`".formatted(name));
        }
        return service;
    }

    private static ProcessEvent eventOf(SupervisorGate.Verb verb) {
        return switch (verb) {
            case START -> new ProcessEvent.StartAsked();
            case STOP -> new ProcessEvent.StopAsked();
            case RESTART -> new ProcessEvent.RestartAsked();
        };
    }

    public void stopAll() {
        tell(SupervisorGate.Verb.STOP, List.copyOf(services.keySet()));
    }

    /** Whether nothing runs and nothing should. */
    public boolean isIdle() {
        return strays.isEmpty()
                && services.values().stream().allMatch(service -> service.state() instanceof ProcessState.Stopped);
    }

    /** Whether something is under way that must be looked at often. */
    public boolean isBusy() {
        return !strays.isEmpty() || services.values().stream().anyMatch(Supervisor::isMoving);
    }

    private static boolean isMoving(Supervised service) {
        return switch (service.state()) {
            case ProcessState.Starting _, ProcessState.Stopping _ -> true;
            case ProcessState.Waiting _,
                    ProcessState.BackingOff _,
                    ProcessState.Healthy _,
                    ProcessState.Unhealthy _,
                    ProcessState.Crashed _,
                    ProcessState.Stopped _ -> false;
        };
    }

    /** One look at everything, and what follows from it. */
    public void advance() {
        strays.forEach(mover::lookAt);
        strays.removeIf(stray -> stray.state() instanceof ProcessState.Stopped);
        services.values().forEach(mover::lookAt);
        services.values().forEach(this::seeNeeds);
        services.values().removeIf(Supervised::isForgotten);
        keepHouse(tools.clock().instant());
        noticeChange();
    }

    private void seeNeeds(Supervised service) {
        if (service.state() instanceof ProcessState.Waiting) {
            List<String> missing = service.service().needs().stream()
                    .filter(need -> !isHealthy(need))
                    .toList();
            mover.happen(service, new ProcessEvent.NeedsSeen(missing));
        }
    }

    private boolean isHealthy(String name) {
        Supervised service = services.get(name);
        return service != null && service.isHealthy();
    }

    private void keepHouse(Instant now) {
        boolean due = !now.isBefore(nextHousekeeping);
        if (due) {
            nextHousekeeping = now.plus(HOUSEKEEPING);
            logProblem = services.keySet().stream()
                    .flatMap(name -> tools.logs().keepSmall(name).stream())
                    .findFirst();
            services.values().forEach(service -> measure(service, now));
        }
        remember(due);
    }

    private void measure(Supervised service, Instant now) {
        service.state()
                .identity()
                .ifPresent(process -> tools.launcher()
                        .usage(process)
                        .ifPresent(usage -> service.measured(process.pid(), now, usage)));
    }

    /** A memory that could not be written is tried again with the next housekeeping, not with every look. */
    private void remember(boolean mayTryAgain) {
        SupervisorMemory memory = new SupervisorMemory(
                services.values().stream().map(Supervised::remembered).toList());
        if (!memory.equals(saved) && (storeProblem.isEmpty() || mayTryAgain)) {
            storeProblem = tools.store().save(memory);
            saved = storeProblem.isEmpty() ? memory : saved;
        }
    }

    private void noticeChange() {
        List<String> seen = services.values().stream()
                .map(service -> service.service().name() + " " + service.state().word() + " "
                        + service.state().health() + " " + service.state().detail() + " "
                        + service.progress().restarts())
                .toList();
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            revision++;
            keepHouseSoon();
            answerWaiting();
        }
    }

    /** What has just begun to run is measured before the next round, since people look at it now. */
    private void keepHouseSoon() {
        Instant soon = tools.clock().instant().plus(SOON);
        nextHousekeeping = soon.isBefore(nextHousekeeping) ? soon : nextHousekeeping;
    }

    /** Completes the answer with the status as soon as its revision is above the given one. */
    public void completeAfter(long known, CompletableFuture<SupervisorStatus> answer) {
        waiting.removeIf(CompletableFuture::isDone);
        waiting.add(answer);
        if (revision > known) {
            answerWaiting();
        }
    }

    private void answerWaiting() {
        waiting.forEach(waiter -> waiter.complete(status()));
        waiting.clear();
    }

    public SupervisorStatus status() {
        Optional<String> problem = storeProblem
                .map(reason -> "cannot write its state: " + reason)
                .or(() -> logProblem.map(reason -> "cannot keep logs small: " + reason));
        return new SupervisorStatus(
                OptionalLong.of(pid),
                revision,
                problem,
                services.values().stream().map(Supervised::report).toList());
    }
}
