package dev.dmcp.application.event;

/** What happens while a plan is executed, for reporters. A closed set: a new case must be thought about in each. */
public sealed interface Event {

    /** A step begins. */
    record StepStarted(String id, String sentence, String cause) implements Event {}

    /** A step that runs tells how it goes: {@code waiting for health}, {@code 12 MB of 80 MB}. */
    record StepProgress(String id, String detail) implements Event {}

    /** A step succeeded. */
    record StepDone(String id, String sentence) implements Event {}

    /** A step failed; the failure itself is thrown at the end. */
    record StepFailed(String id, String sentence, String reason) implements Event {}

    /** A line of a service's or a build step's own output. */
    record Output(String source, String line) implements Event {}

    /** Something to know that does not stop the work. */
    record Warning(String sentence) implements Event {}

    /** Something good to know: an address, a file that was written. */
    record Note(String sentence) implements Event {}
}
