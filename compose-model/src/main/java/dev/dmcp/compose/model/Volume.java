package dev.dmcp.compose.model;

import dev.dmcp.compose.value.ConfigDigest;
import java.util.Map;
import java.util.Optional;

/**
 * A volume.
 *
 * @param name on the engine
 * @param external made by somebody else
 */
public record Volume(
        String name,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean external,
        Map<String, String> labels,
        ConfigDigest configHash) {}
