package dev.dmcp.compose.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How the process in a container runs and ends. */
public record Execution(
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean tty,
        boolean stdinOpen,
        Optional<Boolean> init,
        Optional<Boolean> attach,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod,
        Optional<String> runtime,
        Optional<String> isolation,
        Map<String, String> storageOptions,
        boolean useApiSocket) {}
