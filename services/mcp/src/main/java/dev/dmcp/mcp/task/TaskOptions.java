package dev.dmcp.mcp.task;

import java.time.Duration;

/**
 * Limits of tasks.
 *
 * @param lifetime how long after its creation a task can be asked for
 * @param pollInterval how often clients should ask
 * @param most how many tasks there are at once, finished ones included
 */
public record TaskOptions(Duration lifetime, Duration pollInterval, int most) {
    public static final TaskOptions DEFAULT = new TaskOptions(Duration.ofHours(1), Duration.ofSeconds(1), 1_000);
}
