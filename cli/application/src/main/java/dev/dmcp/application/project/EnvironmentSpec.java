package dev.dmcp.application.project;

import java.util.List;

/**
 * Where and how the stack runs.
 *
 * @param composeFiles in the order in which they are merged; empty when services run as processes
 */
public record EnvironmentSpec(String name, Run run, List<String> composeFiles) {

    /** What runs the services. */
    public enum Run {
        /** Processes of this machine under dmcp's supervisor, with an embedded database. */
        PROCESSES,
        /** Containers on a Docker engine. */
        ENGINE
    }

    public EnvironmentSpec {
        composeFiles = List.copyOf(composeFiles);
        if ((run == Run.ENGINE) == composeFiles.isEmpty()) {
            throw new IllegalArgumentException("environment " + name + " runs as " + run + " with " + composeFiles);
        }
    }

    /** The three that every stack has unless its file says otherwise. */
    public static List<EnvironmentSpec> defaults() {
        return List.of(
                new EnvironmentSpec("local", Run.PROCESSES, List.of()),
                new EnvironmentSpec("dev", Run.ENGINE, List.of("docker-compose.yml", "docker-compose.dev.yml")),
                new EnvironmentSpec("prod", Run.ENGINE, List.of("docker-compose.prod.yml")));
    }
}
