package dev.dmcp.application.converge.compose;

import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Namespaces of other services' containers: {@code service:db} becomes {@code container:demo-db-1}. */
final class SharedContainers {
    private static final String PREFIX = "service:";

    private final Project project;

    SharedContainers(Project project) {
        this.project = project;
    }

    String resolve(String mode) {
        return mode.startsWith(PREFIX) ? "container:" + containerOf(mode.substring(PREFIX.length())) : mode;
    }

    String containerOf(String service) {
        return project.service(service).flatMap(Service::containerName).orElse(project.name() + "-" + service + "-1");
    }

    /** The services whose namespaces a service uses. */
    static List<String> of(Service service) {
        Set<String> shared = new LinkedHashSet<>();
        Stream.of(
                        service.networking().mode(),
                        service.security().pid(),
                        service.security().ipc())
                .forEach(mode -> mode.filter(text -> text.startsWith(PREFIX))
                        .ifPresent(text -> shared.add(text.substring(PREFIX.length()))));
        return List.copyOf(shared);
    }
}
