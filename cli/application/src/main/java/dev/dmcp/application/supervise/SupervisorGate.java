package dev.dmcp.application.supervise;

import java.time.Duration;
import java.util.List;

/** The way to the background supervisor of a project, from the commands. */
public interface SupervisorGate {

    /** What a supervisor can be told to do with services. */
    enum Verb {
        START,
        STOP,
        RESTART
    }

    /** How things are, now; without a supervisor, from what the last one left and what still runs of it. */
    SupervisorStatus status();

    /** Waits until the revision is above the given one or the time is over. */
    SupervisorStatus awaitChange(long revision, Duration atMost) throws InterruptedException;

    /** Makes sure that a supervisor runs; it takes over what an earlier one left. */
    void open() throws InterruptedException;

    /** Tells the supervisor all services of the project; others are forgotten once they are stopped. */
    void define(List<LocalService> services);

    /** Returns at once; the outcome is seen in the status. */
    void tell(Verb verb, List<String> services);

    /** Stops everything, ends the supervisor, and waits for both. */
    void close() throws InterruptedException;
}
