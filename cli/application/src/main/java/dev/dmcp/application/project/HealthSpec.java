package dev.dmcp.application.project;

import java.time.Duration;

/**
 * How a service's health is asked for.
 *
 * @param path answered with 200 over HTTP when all is well
 * @param interval between two questions once it has started
 * @param timeout for one answer
 * @param retries failures in a row that make it unhealthy
 * @param startPeriod in which failures do not count
 */
public record HealthSpec(String path, Duration interval, Duration timeout, int retries, Duration startPeriod) {
    public HealthSpec {
        if (!path.startsWith("/") || retries < 1 || interval.isNegative() || timeout.isNegative()) {
            throw new IllegalArgumentException("health " + path);
        }
    }

    /** Asked every ten seconds, three failures in a row, thirty seconds to start. */
    public static HealthSpec at(String path) {
        return new HealthSpec(path, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, Duration.ofSeconds(30));
    }
}
