package dev.dmcp.application.generate;

import dev.dmcp.application.generate.maven.MavenReactor;
import java.util.List;
import java.util.Optional;

/**
 * What rendering must know of the project beside {@code dmcp.yaml}: one look at its files.
 *
 * @param reactor the Maven build of the services of kind {@code java}; nothing when there are none
 * @param mavenSettings files below {@code .mvn} that a Maven call reads
 */
record ProjectFacts(Optional<MavenReactor> reactor, List<String> mavenSettings) {
    ProjectFacts {
        mavenSettings = List.copyOf(mavenSettings);
    }
}
