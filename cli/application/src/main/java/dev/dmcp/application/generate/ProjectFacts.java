package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.Dockerfiles;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.generate.npm.NpmWorkspaces;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rendering must know of the project beside {@code dmcp.yaml}: one look at its files.
 *
 * @param reactor the Maven build of the services of kind {@code java}; nothing when there are none
 * @param mavenSettings files below {@code .mvn} that a Maven call reads
 * @param npm the workspaces of the project's own npm package, where it has any
 * @param singles packages of services of kind {@code node} that are no workspaces, by the folder that {@code dmcp.yaml} has
 * @param own copies of templates that the project has
 */
record ProjectFacts(
        Optional<MavenReactor> reactor,
        List<String> mavenSettings,
        Optional<NpmWorkspaces> npm,
        Map<String, NpmPackage> singles,
        OwnTemplates own) {
    ProjectFacts {
        mavenSettings = List.copyOf(mavenSettings);
        singles = Map.copyOf(singles);
    }

    Dockerfiles dockerfiles(Stack stack) {
        Set<String> workspaces = npm.map(NpmWorkspaces::packages).orElse(List.of()).stream()
                .map(NpmPackage::folder)
                .collect(Collectors.toSet());
        Map<String, String> owners = new HashMap<>();
        for (ServiceSpec service : stack.services()) {
            service.kind()
                    .path()
                    .filter(singles::containsKey)
                    .ifPresent(folder -> owners.putIfAbsent(folder, service.name()));
        }
        return new Dockerfiles(workspaces, owners);
    }
}
