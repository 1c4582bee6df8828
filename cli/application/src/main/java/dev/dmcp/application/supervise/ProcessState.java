package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a supervised service stands. {@link Transitions} is the only place that takes it from one state to another. */
public sealed interface ProcessState {

    /** Not asked to run. */
    record Stopped() implements ProcessState {}

    /**
     * Asked to run, not yet started.
     *
     * @param missing needs that are not healthy yet
     */
    record Waiting(List<String> missing) implements ProcessState {
        public Waiting {
            missing = List.copyOf(missing);
        }
    }

    /** Runs, and has not answered yet. */
    record Starting(ProcessIdentity process, Instant startedAt) implements ProcessState {}

    /**
     * Answers.
     *
     * @param failedProbes the last so many probes failed, too few to say that it is unhealthy
     */
    record Healthy(ProcessIdentity process, Instant startedAt, Instant since, Duration latency, int failedProbes)
            implements ProcessState {}

    /** Ran well once, and stopped answering. */
    record Unhealthy(ProcessIdentity process, Instant startedAt, int failedProbes, String reason)
            implements ProcessState {}

    /**
     * Asked to end.
     *
     * @param killAt when the grace time is over
     */
    record Stopping(ProcessIdentity process, Instant killAt, AfterStop then, String reason) implements ProcessState {}

    /** Failed, and will be started again. */
    record BackingOff(Instant until, String reason) implements ProcessState {}

    /** Failed too often, or cannot run at all; waits for a person. */
    record Crashed(String reason) implements ProcessState {}

    /** What follows once nothing of the process runs any more. */
    enum AfterStop {
        STAY_STOPPED,
        START_AGAIN,
        BACK_OFF
    }

    /** The process that stands behind the state, if one does. */
    default Optional<ProcessIdentity> identity() {
        return switch (this) {
            case Starting state -> Optional.of(state.process());
            case Healthy state -> Optional.of(state.process());
            case Unhealthy state -> Optional.of(state.process());
            case Stopping state -> Optional.of(state.process());
            case Stopped _, Waiting _, BackingOff _, Crashed _ -> Optional.empty();
        };
    }

    /** Since when the process runs, if one does and its start is known. */
    default Optional<Instant> runningSince() {
        return switch (this) {
            case Starting state -> Optional.of(state.startedAt());
            case Healthy state -> Optional.of(state.startedAt());
            case Unhealthy state -> Optional.of(state.startedAt());
            case Stopping _, Stopped _, Waiting _, BackingOff _, Crashed _ -> Optional.empty();
        };
    }

    /** Whether a person, or another service, wants it to run. */
    default boolean isWanted() {
        return switch (this) {
            case Starting _, Healthy _, Unhealthy _, Waiting _, BackingOff _, Crashed _ -> true;
            case Stopping state -> state.then() != AfterStop.STAY_STOPPED;
            case Stopped _ -> false;
        };
    }

    /** One word for tables and JSON; a contract. */
    default String word() {
        return switch (this) {
            case Stopped _ -> "stopped";
            case Waiting _ -> "waiting";
            case Starting _ -> "starting";
            case Healthy _ -> "running";
            case Unhealthy _ -> "running";
            case Stopping _ -> "stopping";
            case BackingOff _ -> "restarting";
            case Crashed _ -> "crashed";
        };
    }

    /** {@code healthy}, {@code unhealthy}, {@code starting} or {@code -}; a contract. */
    default String health() {
        return switch (this) {
            case Starting _ -> "starting";
            case Healthy _ -> "healthy";
            case Unhealthy _ -> "unhealthy";
            case Stopped _, Waiting _, Stopping _, BackingOff _, Crashed _ -> "-";
        };
    }

    /** What there is to say beyond the words; may be empty. */
    default String detail() {
        return switch (this) {
            case Waiting state when !state.missing().isEmpty() -> "waits for " + String.join(", ", state.missing());
            case Unhealthy state -> state.reason();
            case Stopping state -> state.reason();
            case BackingOff state -> state.reason();
            case Crashed state -> state.reason();
            case Waiting _, Stopped _, Starting _, Healthy _ -> "";
        };
    }
}
