package dev.dmcp.application.plan;

/**
 * One effect on the world, as a value. Each feature has a sealed interface of records that extends this one; the
 * executor of that feature reads it with a switch.
 */
public interface Operation {

    /** What is done to what, in the imperative and without a cause: {@code create container demo-web-1}. */
    String sentence();

    /** Whether it takes away something that cannot be made again: a volume with data, an image that was not built here. */
    default boolean losesData() {
        return false;
    }
}
