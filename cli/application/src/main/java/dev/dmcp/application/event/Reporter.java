package dev.dmcp.application.event;

/** Takes events from any thread, in the order in which they happen; never throws and never waits for a person. */
@FunctionalInterface
public interface Reporter {
    void report(Event event);

    /** Says nothing. */
    static Reporter silent() {
        return event -> {};
    }
}
