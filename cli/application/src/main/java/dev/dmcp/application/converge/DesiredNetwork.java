package dev.dmcp.application.converge;

import dev.dmcp.application.container.NetworkSpec;

/**
 * A network that should be there.
 *
 * @param key its name in the compose file
 * @param spec with its labels
 * @param external whether it belongs to others and must be there already
 * @param configHash compose's hash of its configuration; empty for an external one
 */
public record DesiredNetwork(String key, NetworkSpec spec, boolean external, String configHash) {}
