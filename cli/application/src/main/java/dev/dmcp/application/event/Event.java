package dev.dmcp.application.event;

import java.time.Duration;

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

    /**
     * What happens inside a builder. A step is known by its {@code step}, which is unique within its target; the same
     * step of two targets is told of twice and runs once.
     */
    sealed interface Build extends Event {
        String target();

        /** The builder begins with an image. */
        record TargetStarted(String target) implements Build {}

        /**
         * How many steps of the Dockerfile the image takes, done or not, as far as the builder has found out.
         *
         * @param total at least as many as were told before
         */
        record StepsKnown(String target, int total) implements Build {}

        /**
         * A step begins.
         *
         * @param name {@code [build 2/4] RUN make}
         */
        record StepStarted(String target, String step, String name) implements Build {}

        /**
         * How far a transfer within a step is, in bytes.
         *
         * @param total 0 where nobody knows
         */
        record Transferred(String target, String step, String what, long current, long total) implements Build {}

        /** A whole line that a step printed. */
        record StepOutput(String target, String step, String line) implements Build {}

        /**
         * A step ended well.
         *
         * @param cached whether it did not have to run
         */
        record StepDone(String target, String step, String name, boolean cached, Duration duration) implements Build {}

        /** A step failed; why is thrown at the end. */
        record StepFailed(String target, String step, String name) implements Build {}

        /**
         * The Dockerfile has something doubtful.
         *
         * @param line 0 where none is known
         */
        record Doubt(String target, String sentence, int line, String url) implements Build {}

        /** An image is complete. */
        record TargetDone(String target, String image, int steps, int cachedSteps, Duration duration)
                implements Build {}

        /** An image could not be built. */
        record TargetFailed(String target) implements Build {}
    }
}
