package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compose project.
 *
 * @param folder absolute
 * @param files the compose files it was made of, absolute
 * @param services active ones, by name
 * @param networks used ones, by the name that services call them
 */
public record Project(
        String name,
        String folder,
        List<String> files,
        Map<String, Service> services,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, FileContent> secrets,
        Map<String, FileContent> configs,
        Map<String, Model> models) {

    public Optional<Service> service(String wanted) {
        return Optional.ofNullable(services.get(wanted));
    }
}
