package dev.dmcp.compose.model;

import java.util.Map;
import java.util.Optional;

/** Where the engine keeps a container's output. */
public record Logging(Optional<String> driver, Map<String, String> options) {}
