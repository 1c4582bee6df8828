package dev.dmcp.application.supervise;

import dev.dmcp.application.generate.maven.MavenReactor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine adds to the stack when its services run as processes.
 *
 * @param root the folder of {@code dmcp.yaml}, absolute
 * @param data where services keep their files
 * @param java the Java program that runs services of kind {@code java}
 * @param maven how Maven is called: the project's wrapper, or {@code mvn}
 * @param reactor the Maven build of the services of kind {@code java}; missing when there are none
 * @param variables values for secrets, from the environment and {@code .env}
 * @param secretFiles files that hold secrets, by the variable whose value they are
 */
public record LocalSettings(
        Path root,
        Path data,
        Path java,
        String maven,
        Optional<MavenReactor> reactor,
        Map<String, String> variables,
        Map<String, Path> secretFiles) {
    public LocalSettings {
        variables = Map.copyOf(variables);
        secretFiles = Map.copyOf(secretFiles);
    }
}
