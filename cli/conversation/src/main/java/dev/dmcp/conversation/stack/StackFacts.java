package dev.dmcp.conversation.stack;

import java.util.List;

/**
 * What the tools of a stack are about.
 *
 * @param environments the default one first
 * @param engineEnvironments those whose services are containers
 * @param services in file order
 */
public record StackFacts(
        String name, List<String> environments, List<String> engineEnvironments, List<String> services) {
    public StackFacts {
        environments = List.copyOf(environments);
        engineEnvironments = List.copyOf(engineEnvironments);
        services = List.copyOf(services);
    }
}
