package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.converge.ConvergeOperation.AwaitContainer;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for containers: looks at once, then whenever the engine says that something happened to them. */
final class Waiting {
    /** How long a process must live before it counts as running, where no health check says more. */
    static final Duration SETTLE = Duration.ofMillis(400);
    /** How many times as long it must live after it ended once. */
    private static final int LONGER_AFTER_RESTART = 5;
    /** A stream of events can break unseen, so waiters look again by themselves after this long. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final int LOG_LINES = 10;

    private final ContainerEngine engine;
    private final EventSignal signal;
    private final Reporter reporter;
    private final Duration settle;
    private final long begunNanos = System.nanoTime();

    Waiting(ContainerEngine engine, EventSignal signal, Reporter reporter, Duration settle) {
        this.engine = engine;
        this.signal = signal;
        this.reporter = reporter;
        this.settle = settle;
    }

    /** @throws Failure.OperationFailed when it will not come to pass, or not in time */
    void await(String stepId, AwaitContainer await) throws InterruptedException {
        try {
            untilReached(stepId, await);
        } catch (Failure.OperationFailed failure) {
            if (await.required()) {
                throw failure;
            }
            reporter.report(new Event.Warning(failure.sentence()));
        }
    }

    private void untilReached(String stepId, AwaitContainer await) throws InterruptedException {
        long deadline = begunNanos + await.timeout().toNanos();
        Watch watch = new Watch(await);
        while (true) {
            long seen = signal.count(await.name());
            Verdict verdict = watch.look();
            long now = System.nanoTime();
            long settledAt = watch.settledAt();
            switch (verdict) {
                case Verdict.Reached reached -> {
                    return;
                }
                case Verdict.Settling settling
                when now >= settledAt -> {
                    return;
                }
                case Verdict.Settling settling -> signal.awaitMore(await.name(), seen, settledAt - now);
                case Verdict.Lost(String reason) -> throw lost(await, reason);
                case Verdict.NotYet(String detail)
                when now >= deadline ->
                    throw lost(
                            await,
                            "is not there after %d s: %s"
                                    .formatted(await.timeout().toSeconds(), detail));
                case Verdict.NotYet(String detail) -> {
                    reporter.report(new Event.StepProgress(stepId, detail));
                    signal.awaitMore(await.name(), seen, Math.min(deadline - now, LOOK_AGAIN.toNanos()));
                }
            }
        }
    }

    /** Looks at one container again and again, and counts its restarts meanwhile. */
    private final class Watch {
        private final AwaitContainer await;
        private int restartsBefore = -1;
        private int restarts;
        private long sinceNanos = System.nanoTime();

        Watch(AwaitContainer await) {
            this.await = await;
        }

        Verdict look() {
            Optional<ContainerCondition> seen = engine.condition(await.name());
            if (seen.isEmpty()) {
                return new Verdict.Lost("is gone");
            }
            count(seen.get().restarts());
            return Verdict.of(seen.get(), await, restarts);
        }

        private void count(int total) {
            if (restartsBefore < 0) {
                restartsBefore = total;
            }
            if (total - restartsBefore > restarts) {
                restarts = total - restartsBefore;
                sinceNanos = System.nanoTime();
            }
        }

        /** When it will have lived long enough to count as running; it may have ended already before the first look. */
        long settledAt() {
            boolean hasEnded = restarts > 0 || restartsBefore > 0;
            return sinceNanos + settle.toNanos() * (hasEnded ? LONGER_AFTER_RESTART : 1);
        }
    }

    private Failure lost(AwaitContainer await, String reason) {
        StringBuilder sentence =
                new StringBuilder("service `%s`: container `%s` %s".formatted(await.service(), await.name(), reason));
        engine.condition(await.name())
                .map(ContainerCondition::lastHealthOutput)
                .filter(output -> !output.isEmpty())
                .ifPresent(output -> sentence.append("\n  last health check: ").append(indented(output)));
        List<String> lines = lastLines(await.name());
        if (!lines.isEmpty()) {
            sentence.append("\n  last lines of its output:");
            lines.forEach(line -> sentence.append("\n    ").append(line));
        }
        return new Failure.OperationFailed(
                sentence.toString(), "`dmcp logs` shows more of what `%s` said".formatted(await.service()));
    }

    private static String indented(String output) {
        return output.replace("\n", "\n    ");
    }

    private List<String> lastLines(String container) {
        List<String> lines = new ArrayList<>();
        try {
            engine.logs(container, LogRequest.lastLines(LOG_LINES), line -> lines.add(line.text()));
        } catch (Failure withoutLogs) {
            // some logging drivers cannot be read; the failure itself says enough
        }
        return lines;
    }
}
