package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.supervise.ProcessState.AfterStop;
import dev.dmcp.application.supervise.ProcessState.BackingOff;
import dev.dmcp.application.supervise.ProcessState.Crashed;
import dev.dmcp.application.supervise.ProcessState.Healthy;
import dev.dmcp.application.supervise.ProcessState.Starting;
import dev.dmcp.application.supervise.ProcessState.Stopped;
import dev.dmcp.application.supervise.ProcessState.Stopping;
import dev.dmcp.application.supervise.ProcessState.Unhealthy;
import dev.dmcp.application.supervise.ProcessState.Waiting;
import dev.dmcp.application.supervise.Progress.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The life of a supervised service: old state and event to new state and actions. Pure; time comes as an argument. */
public final class Transitions {

    /** So many failed probes in a row make a healthy service unhealthy. */
    static final int UNHEALTHY_AFTER = 3;

    /** So many failed probes in a row make the supervisor restart a service. */
    static final int RESTART_AFTER = 10;

    private static final Duration KILL_AGAIN_AFTER = Duration.ofSeconds(1);

    private final LocalService service;
    private final Progress old;
    private final Instant now;

    private Transitions(LocalService service, Progress old, Instant now) {
        this.service = service;
        this.old = old;
        this.now = now;
    }

    /** What an event leads to; an event that means nothing in a state leaves everything as it is. */
    public static Next next(LocalService service, Progress old, ProcessEvent event, Instant now) {
        return new Transitions(service, old, now).after(event);
    }

    private Next after(ProcessEvent event) {
        return switch (event) {
            case ProcessEvent.StartAsked _ -> start();
            case ProcessEvent.StopAsked _ -> stop();
            case ProcessEvent.RestartAsked _ -> restart();
            case ProcessEvent.NeedsSeen seen -> needs(seen.missing());
            case ProcessEvent.Launched launched -> launched(launched.process());
            case ProcessEvent.Refused refused -> refused(refused.reason());
            case ProcessEvent.Adopted adopted -> adopted(adopted.process(), adopted.startedAt());
            case ProcessEvent.LostWhileAway _ ->
                old.in(new Crashed("ended while no supervisor ran")).and();
            case ProcessEvent.ProbePassed passed -> probePassed(passed.latency());
            case ProcessEvent.ProbeFailed failed -> probeFailed(failed.reason());
            case ProcessEvent.Ended ended -> ended(ended.exitCode(), ended.remains());
            case ProcessEvent.Gone _ -> gone();
            case ProcessEvent.Tick _ -> tick();
        };
    }

    private Next start() {
        return switch (old.state()) {
            case Stopped _, Crashed _, BackingOff _ ->
                old.afresh().in(new Waiting(List.of())).and();
            case Stopping state -> old.in(then(state, AfterStop.START_AGAIN)).and();
            case Waiting _, Starting _, Healthy _, Unhealthy _ -> old.and();
        };
    }

    private Next stop() {
        return switch (old.state()) {
            case Waiting _, BackingOff _, Crashed _, Stopped _ ->
                old.in(new Stopped()).and();
            case Stopping state -> old.in(then(state, AfterStop.STAY_STOPPED)).and();
            case Starting state -> terminate(state.process(), AfterStop.STAY_STOPPED, "asked to stop");
            case Healthy state -> terminate(state.process(), AfterStop.STAY_STOPPED, "asked to stop");
            case Unhealthy state -> terminate(state.process(), AfterStop.STAY_STOPPED, "asked to stop");
        };
    }

    private Next restart() {
        return switch (old.state()) {
            case Starting state -> terminate(state.process(), AfterStop.START_AGAIN, "asked to restart");
            case Healthy state -> terminate(state.process(), AfterStop.START_AGAIN, "asked to restart");
            case Unhealthy state -> terminate(state.process(), AfterStop.START_AGAIN, "asked to restart");
            case Stopped _, Waiting _, Stopping _, BackingOff _, Crashed _ -> start();
        };
    }

    private Next needs(List<String> missing) {
        if (!(old.state() instanceof Waiting)) {
            return old.and();
        }
        Progress waiting = old.in(new Waiting(missing));
        return missing.isEmpty() ? waiting.and(new ProcessAction.Launch()) : waiting.and();
    }

    private Next launched(ProcessIdentity process) {
        return old.state() instanceof Waiting
                ? old.in(new Starting(process, now)).and()
                : old.and(new ProcessAction.Kill(process));
    }

    private Next refused(String reason) {
        return old.state() instanceof Waiting ? failure(old, reason) : old.and();
    }

    /** A process that was taken over is not called healthy before it was asked. */
    private Next adopted(ProcessIdentity process, Instant startedAt) {
        return old.in(new Unhealthy(process, startedAt, 0, "taken over, not asked yet"))
                .and();
    }

    private Next probePassed(Duration latency) {
        return switch (old.state()) {
            case Starting state -> healthy(state.process(), state.startedAt(), latency);
            case Unhealthy state -> healthy(state.process(), state.startedAt(), latency);
            case Healthy state ->
                forgivenIfLongHealthy(state)
                        .in(new Healthy(state.process(), state.startedAt(), state.since(), latency, 0))
                        .and();
            case Stopped _, Waiting _, Stopping _, BackingOff _, Crashed _ -> old.and();
        };
    }

    private Next healthy(ProcessIdentity process, Instant startedAt, Duration latency) {
        return old.in(new Healthy(process, startedAt, now, latency, 0)).and();
    }

    private Next probeFailed(String reason) {
        return switch (old.state()) {
            case Starting state -> endIfTooSlow(state, reason);
            case Healthy state -> doubt(state, reason);
            case Unhealthy state -> endIfSilentTooLong(state, reason);
            case Stopped _, Waiting _, Stopping _, BackingOff _, Crashed _ -> old.and();
        };
    }

    private Next endIfTooSlow(Starting state, String reason) {
        if (!now.isAfter(state.startedAt().plus(service.startTimeout()))) {
            return old.and();
        }
        return terminate(
                state.process(),
                AfterStop.BACK_OFF,
                "not healthy within %d s: %s".formatted(service.startTimeout().toSeconds(), reason));
    }

    private Next doubt(Healthy state, String reason) {
        int failed = state.failedProbes() + 1;
        ProcessState changed = failed < UNHEALTHY_AFTER
                ? new Healthy(state.process(), state.startedAt(), state.since(), state.latency(), failed)
                : new Unhealthy(state.process(), state.startedAt(), failed, reason);
        return old.in(changed).and();
    }

    private Next endIfSilentTooLong(Unhealthy state, String reason) {
        int failed = state.failedProbes() + 1;
        return failed < RESTART_AFTER
                ? old.in(new Unhealthy(state.process(), state.startedAt(), failed, reason))
                        .and()
                : terminate(state.process(), AfterStop.BACK_OFF, "unhealthy: " + reason);
    }

    private Next ended(OptionalInt exitCode, boolean remains) {
        String how = exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "exit code unknown";
        Progress seen = old.ended(how);
        return switch (old.state()) {
            case Starting state -> fallen(seen, state.process(), how, remains);
            case Healthy state -> fallen(forgivenIfLong(seen, state.since()), state.process(), how, remains);
            case Unhealthy state -> fallen(seen, state.process(), how, remains);
            case Stopping _ -> seen.and();
            case Stopped _, Waiting _, BackingOff _, Crashed _ -> old.and();
        };
    }

    /** What is left of a fallen service must go before it may start again. */
    private Next fallen(Progress seen, ProcessIdentity process, String how, boolean remains) {
        String reason = "ended by itself with " + how;
        return remains
                ? seen.in(new Stopping(process, now.plus(service.grace()), AfterStop.BACK_OFF, reason))
                        .and(new ProcessAction.Terminate(process))
                : failure(seen, reason);
    }

    private Next gone() {
        if (!(old.state() instanceof Stopping state)) {
            return old.and();
        }
        return switch (state.then()) {
            case STAY_STOPPED -> old.in(new Stopped()).and();
            case START_AGAIN -> old.afresh().in(new Waiting(List.of())).and();
            case BACK_OFF -> failure(old, state.reason());
        };
    }

    private Next tick() {
        return switch (old.state()) {
            case Starting state -> endIfTooSlow(state, "no answer");
            case Healthy state -> forgivenIfLongHealthy(state).and();
            case Stopping state -> killIfGraceIsOver(state);
            case BackingOff state -> now.isBefore(state.until()) ? old.and() : tryAgain();
            case Stopped _, Waiting _, Unhealthy _, Crashed _ -> old.and();
        };
    }

    private Next tryAgain() {
        return old.startedAgain().in(new Waiting(List.of())).and();
    }

    private Next killIfGraceIsOver(Stopping state) {
        return now.isBefore(state.killAt())
                ? old.and()
                : old.in(new Stopping(state.process(), now.plus(KILL_AGAIN_AFTER), state.then(), state.reason()))
                        .and(new ProcessAction.Kill(state.process()));
    }

    private Next terminate(ProcessIdentity process, AfterStop then, String reason) {
        return old.in(new Stopping(process, now.plus(service.grace()), then, reason))
                .and(new ProcessAction.Terminate(process));
    }

    private static Stopping then(Stopping state, AfterStop then) {
        return new Stopping(state.process(), state.killAt(), then, state.reason());
    }

    private Next failure(Progress seen, String reason) {
        Progress failed = seen.failed();
        if (service.restart().givesUpAfter(failed.failures())) {
            String after = failed.failures() == 1 ? "" : " (%d times in a row)".formatted(failed.failures());
            return failed.in(new Crashed(reason + after)).and();
        }
        Duration delay = service.restart().delay(failed.failures(), service.name());
        return failed.in(new BackingOff(now.plus(delay), reason)).and();
    }

    private Progress forgivenIfLongHealthy(Healthy state) {
        return forgivenIfLong(old, state.since());
    }

    private Progress forgivenIfLong(Progress progress, Instant since) {
        boolean longEnough = !now.isBefore(since.plus(service.restart().forgiveAfter()));
        return longEnough ? progress.forgiven() : progress;
    }
}
