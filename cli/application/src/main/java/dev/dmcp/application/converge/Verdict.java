package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.converge.ConvergeOperation.AwaitContainer;
import dev.dmcp.application.converge.ConvergeOperation.Readiness;

/** What one look at a container means for someone who waits for it. */
sealed interface Verdict {

    /** It is as it should be. */
    record Reached() implements Verdict {}

    /** It runs and has no health check: it is as it should be if it still runs in a moment. */
    record Settling() implements Verdict {}

    /**
     * Not yet.
     *
     * @param detail in a few words
     */
    record NotYet(String detail) implements Verdict {}

    /**
     * It will not come to pass.
     *
     * @param reason in a few words
     */
    record Lost(String reason) implements Verdict {}

    /** So many restarts while somebody waits for a container are no bad start any more. */
    int TOO_MANY_RESTARTS = 5;

    /** @param restarts how often it was started again while it was waited for */
    static Verdict of(ContainerCondition seen, AwaitContainer await, int restarts) {
        if (restarts >= TOO_MANY_RESTARTS && seen.health() != Health.HEALTHY) {
            return new Lost("keeps ending: the engine has started it again " + restarts + " times"
                    + (seen.outOfMemory() ? ", and it ran out of memory" : ""));
        }
        return switch (seen.state()) {
            case RUNNING, PAUSED -> running(seen, await.readiness());
            case EXITED, DEAD -> ended(seen, await);
            case CREATED -> created(seen);
            case RESTARTING -> new NotYet("restarting after it ended");
            case REMOVING -> new Lost("is being removed");
        };
    }

    private static Verdict running(ContainerCondition seen, Readiness readiness) {
        if (readiness == Readiness.COMPLETED) {
            return new NotYet("running");
        }
        if (seen.state() == ContainerState.PAUSED) {
            return new Lost("is paused");
        }
        return switch (seen.health()) {
            case HEALTHY -> new Reached();
            case STARTING -> new NotYet("health check has not passed yet");
            case UNHEALTHY -> new Lost("is unhealthy");
            case NONE -> readiness == Readiness.HEALTHY ? new Lost("has no health check") : new Settling();
        };
    }

    private static Verdict ended(ContainerCondition seen, AwaitContainer await) {
        int code = seen.exitCode().orElse(0);
        boolean fine = await.readiness() == Readiness.COMPLETED
                || (await.readiness() == Readiness.READY && await.mayEnd() && seen.health() == Health.NONE);
        if (code == 0 && fine && seen.error().isEmpty()) {
            return new Reached();
        }
        return new Lost(
                seen.outOfMemory()
                        ? "ran out of memory and ended with code " + code
                        : "ended with code " + code + (seen.error().isEmpty() ? "" : " (" + seen.error() + ")"));
    }

    private static Verdict created(ContainerCondition seen) {
        return seen.error().isEmpty() ? new NotYet("created") : new Lost("could not start (" + seen.error() + ")");
    }
}
