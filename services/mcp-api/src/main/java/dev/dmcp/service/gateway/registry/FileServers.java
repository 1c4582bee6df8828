package dev.dmcp.service.gateway.registry;

import java.util.List;
import java.util.Set;

/**
 * What the operator's file says.
 *
 * @param named all names in it, those too whose definitions cannot be read
 */
public record FileServers(List<RegisteredServer> servers, Set<String> named) {
    public FileServers {
        servers = List.copyOf(servers);
        named = Set.copyOf(named);
    }
}
