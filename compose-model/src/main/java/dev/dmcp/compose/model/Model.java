package dev.dmcp.compose.model;

import java.util.List;

/**
 * A language model that services use.
 *
 * @param contextSize in tokens; 0 when nothing is said
 */
public record Model(String name, String model, long contextSize, List<String> runtimeFlags) {}
