package dev.dmcp.application.port;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks a running service how it is. */
@FunctionalInterface
public interface HealthProbe {

    /** What a service answered. */
    sealed interface Outcome {
        /** @param instance the instance id that the service says it is, where it says one */
        record Passed(Duration latency, Optional<String> instance) implements Outcome {}

        /** @param reason in a few words: {@code connection refused}, {@code HTTP 503} */
        record Failed(String reason) implements Outcome {}
    }

    /**
     * Blocks until there is an answer or the time is over; never throws.
     *
     * @param target {@code http://…} (any status below 400 passes) or {@code tcp://host:port} (a connection passes)
     */
    Outcome probe(URI target, Duration timeout);
}
