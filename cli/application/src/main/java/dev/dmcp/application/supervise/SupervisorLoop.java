package dev.dmcp.application.supervise;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The thread of a supervisor: looks at everything often while something moves, seldom otherwise, and at once when
 * someone has something to say. Ends when everything was stopped.
 */
public final class SupervisorLoop {

    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(500);

    /** One who asked first needs a moment to ask again: to define, then to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<Consumer<Supervisor>> inbox = new LinkedBlockingQueue<>();
    private boolean mayEnd;

    /** Hands work to the supervisor's thread; from any thread. */
    public void post(Consumer<Supervisor> work) {
        inbox.add(work);
    }

    /** Asks the supervisor something on its own thread; from any thread. */
    public <T> CompletableFuture<T> ask(Function<Supervisor, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        inbox.add(supervisor -> {
            try {
                answer.complete(question.apply(supervisor));
            } catch (RuntimeException problem) {
                answer.completeExceptionally(problem);
            }
        });
        return answer;
    }

    /** From now on the loop ends when nothing runs; from any thread. */
    public void endWhenIdle() {
        inbox.add(_ -> mayEnd = true);
    }

    /**
     * Returns when everything was stopped, or nobody asked for anything within ten seconds. An interrupt stops
     * everything first.
     */
    public void run(Supervisor supervisor) {
        supervisor.recover();
        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        boolean wasActive = false;
        while (true) {
            takeMailOrStop(supervisor);
            supervisor.advance();
            boolean idle = supervisor.isIdle();
            wasActive |= !idle;
            boolean isOver = mayEnd || wasActive || System.nanoTime() - patienceEnds > 0;
            if (idle && isOver && inbox.isEmpty()) {
                return;
            }
        }
    }

    private void takeMailOrStop(Supervisor supervisor) {
        try {
            takeMail(supervisor);
        } catch (InterruptedException stop) {
            supervisor.stopAll();
            mayEnd = true;
        }
    }

    private void takeMail(Supervisor supervisor) throws InterruptedException {
        Duration pause = supervisor.isBusy() ? BUSY : QUIET;
        Consumer<Supervisor> mail = inbox.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        while (mail != null) {
            mail.accept(supervisor);
            mail = inbox.poll();
        }
    }
}
