package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A named volume to create.
 *
 * @param driver absent for the engine's default
 */
public record VolumeSpec(
        String name, Optional<String> driver, Map<String, String> driverOptions, Map<String, String> labels) {
    public VolumeSpec {
        driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
