package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command that runs inside a container at a point of its life. */
public record Hook(
        List<String> command,
        Optional<String> user,
        boolean privileged,
        Optional<String> workingDirectory,
        Map<String, Optional<String>> environment) {}
