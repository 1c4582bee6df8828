package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What happens to a supervised service. */
public sealed interface ProcessEvent {

    /** A person wants it to run. */
    record StartAsked() implements ProcessEvent {}

    /** A person wants it not to run. */
    record StopAsked() implements ProcessEvent {}

    /** A person wants it to run anew. */
    record RestartAsked() implements ProcessEvent {}

    /** Which of its needs are not healthy. */
    record NeedsSeen(List<String> missing) implements ProcessEvent {
        public NeedsSeen {
            missing = List.copyOf(missing);
        }
    }

    record Launched(ProcessIdentity process) implements ProcessEvent {}

    /** It could not be started: its port is taken, its program is not there. */
    record Refused(String reason) implements ProcessEvent {}

    /** A process that an earlier supervisor started runs on. */
    record Adopted(ProcessIdentity process, Instant startedAt) implements ProcessEvent {}

    /** It ended while there was no supervisor. */
    record LostWhileAway() implements ProcessEvent {}

    record ProbePassed(Duration latency) implements ProcessEvent {}

    record ProbeFailed(String reason) implements ProcessEvent {}

    /**
     * The process itself ended.
     *
     * @param remains whether processes of its tree still run
     */
    record Ended(OptionalInt exitCode, boolean remains) implements ProcessEvent {}

    /** Nothing of its tree runs any more. */
    record Gone() implements ProcessEvent {}

    /** Time passed. */
    record Tick() implements ProcessEvent {}
}
