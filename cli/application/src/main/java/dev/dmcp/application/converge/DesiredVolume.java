package dev.dmcp.application.converge;

import dev.dmcp.application.container.VolumeSpec;

/**
 * A named volume that should be there.
 *
 * @param key its name in the compose file
 * @param spec with its labels
 * @param external whether it belongs to others and must be there already
 * @param configHash compose's hash of its configuration; empty for an external one
 */
public record DesiredVolume(String key, VolumeSpec spec, boolean external, String configHash) {}
