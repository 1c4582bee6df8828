package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the engine keeps a container's output.
 *
 * @param driver absent for the engine's default
 */
public record LoggingSpec(Optional<String> driver, Map<String, String> options) {
    public LoggingSpec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
