package dev.dmcp.application.plan;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Walks a plan and decides nothing: starts each step when all that it waits for has succeeded, at most so many at a
 * time. What follows a failure is the caller's choice ({@link AfterFailure}); in the end the first one is thrown, with
 * the others attached to it.
 *
 * <p>Interrupting the calling thread interrupts the running steps and ends with {@link Failure.Interrupted}.
 */
public final class PlanExecutor<O extends Operation> {

    /** Does one operation; blocks until it is done; throws a {@link Failure} when the world refuses. */
    @FunctionalInterface
    public interface Effect<O extends Operation> {
        void run(Step<O> step) throws InterruptedException;
    }

    /** What becomes of the other steps when one fails. */
    public enum AfterFailure {
        /** Nothing new starts; what runs comes to its end. */
        FINISH_RUNNING,
        /** Nothing new starts; what runs is interrupted. */
        CANCEL_RUNNING,
        /** Everything goes on that does not wait for what failed. */
        KEEP_GOING
    }

    private record Ended<O extends Operation>(
            Step<O> step, @Nullable Throwable failure) {}

    private final Effect<O> effect;
    private final Reporter reporter;
    private final int parallelism;
    private final AfterFailure afterFailure;

    /** @param parallelism how many steps may run at once, at least 1 */
    public PlanExecutor(Effect<O> effect, Reporter reporter, int parallelism) {
        this(effect, reporter, parallelism, AfterFailure.FINISH_RUNNING);
    }

    /** @param parallelism how many steps may run at once, at least 1 */
    public PlanExecutor(Effect<O> effect, Reporter reporter, int parallelism, AfterFailure afterFailure) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism " + parallelism);
        }
        this.effect = effect;
        this.reporter = reporter;
        this.parallelism = parallelism;
        this.afterFailure = afterFailure;
    }

    public void execute(Plan<O> plan) {
        new Run(plan).toTheEnd();
    }

    private final class Run {
        private final List<Step<O>> waiting;
        private final Set<String> done = new HashSet<>();
        private final Map<String, Thread> running = new HashMap<>();
        private final BlockingQueue<Ended<O>> ended = new LinkedBlockingQueue<>();
        private @Nullable Throwable failure;
        private boolean interrupted;

        Run(Plan<O> plan) {
            waiting = new ArrayList<>(plan.steps());
        }

        void toTheEnd() {
            startReady();
            while (!running.isEmpty()) {
                takeOne();
                startReady();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new Failure.Interrupted(
                        "interrupted; what was done so far stays, a second call goes on from there");
            }
            rethrow();
        }

        private void startReady() {
            if (interrupted || (failure != null && afterFailure != AfterFailure.KEEP_GOING)) {
                return;
            }
            for (Step<O> step : List.copyOf(waiting)) {
                if (running.size() < parallelism && done.containsAll(step.after())) {
                    waiting.remove(step);
                    start(step);
                }
            }
        }

        private void start(Step<O> step) {
            reporter.report(new Event.StepStarted(step.id(), step.operation().sentence(), step.cause()));
            running.put(
                    step.id(),
                    Thread.ofPlatform().daemon().name("step-" + step.id()).start(() -> ended.add(runOne(step))));
        }

        private Ended<O> runOne(Step<O> step) {
            try {
                effect.run(step);
                return new Ended<>(step, null);
            } catch (InterruptedException | RuntimeException | Error problem) {
                return new Ended<>(step, problem);
            }
        }

        private void takeOne() {
            try {
                settle(ended.take());
            } catch (InterruptedException stop) {
                interrupted = true;
                running.values().forEach(Thread::interrupt);
            }
        }

        private void settle(Ended<O> end) {
            String id = end.step().id();
            running.remove(id);
            if (end.failure() == null) {
                done.add(id);
                reporter.report(new Event.StepDone(id, end.step().operation().sentence()));
                return;
            }
            reporter.report(new Event.StepFailed(
                    id,
                    end.step().operation().sentence(),
                    String.valueOf(end.failure().getMessage())));
            remember(end.failure());
        }

        /** That a step ended because we cancelled it is no failure of its own. */
        private void remember(Throwable problem) {
            boolean cancelled = problem instanceof InterruptedException || problem instanceof Failure.Interrupted;
            if (failure == null) {
                failure = problem;
                if (afterFailure == AfterFailure.CANCEL_RUNNING) {
                    running.values().forEach(Thread::interrupt);
                }
            } else if (!cancelled) {
                failure.addSuppressed(problem);
            }
        }

        private void rethrow() {
            if (failure instanceof RuntimeException problem) {
                throw problem;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw new Failure.Interrupted("interrupted");
            }
        }
    }
}
