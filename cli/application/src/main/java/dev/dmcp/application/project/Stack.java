package dev.dmcp.application.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code dmcp.yaml} describes.
 *
 * @param name also the compose project's name and the prefix of the images' names
 * @param defaultEnvironment taken when a command names none
 * @param services in file order; names are unique and every need names one of them
 * @param environments never without {@code local}, {@code dev} and {@code prod}, which have defaults
 */
public record Stack(
        String name,
        String defaultEnvironment,
        Images images,
        List<ServiceSpec> services,
        List<EnvironmentSpec> environments) {

    public Stack {
        services = List.copyOf(services);
        environments = List.copyOf(environments);
        Set<String> names = new HashSet<>();
        for (ServiceSpec service : services) {
            require(names.add(service.name()), "service `" + service.name() + "` stands twice");
        }
        for (ServiceSpec service : services) {
            require(names.containsAll(service.needs()), "`" + service.name() + "` needs an unknown service");
            require(names.containsAll(service.uses()), "`" + service.name() + "` uses an unknown service");
        }
        Set<String> known = new HashSet<>();
        environments.forEach(environment -> known.add(environment.name()));
        require(known.contains(defaultEnvironment), "unknown default environment `" + defaultEnvironment + "`");
    }

    public Optional<ServiceSpec> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    public Optional<EnvironmentSpec> environment(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    /** The services that are MCP servers, in file order: what {@code dmcp mcp} is about. */
    public List<ServiceSpec> mcpServices() {
        return services.stream()
                .filter(service -> service.mcpPath().isPresent())
                .toList();
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
