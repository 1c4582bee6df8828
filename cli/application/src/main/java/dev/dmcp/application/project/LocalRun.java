package dev.dmcp.application.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service runs as a process, where the kind's own way does not fit.
 *
 * @param build argument vector that makes it ready to run; empty for the kind's own
 * @param run argument vector that runs it in the foreground; empty for the kind's own
 * @param directory working folder, relative to the folder of {@code dmcp.yaml}; absent for the service's own
 * @param environment beyond what the service has everywhere
 */
public record LocalRun(
        List<String> build, List<String> run, Optional<String> directory, Map<String, String> environment) {
    public static final LocalRun BY_KIND = new LocalRun(List.of(), List.of(), Optional.empty(), Map.of());

    public LocalRun {
        build = List.copyOf(build);
        run = List.copyOf(run);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
