package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.NetworkingSpec.Endpoint;

/** A container's place in one network. */
final class EndpointBody {
    private EndpointBody() {}

    static Body of(Endpoint endpoint) {
        return new Body()
                .put("Aliases", endpoint.aliases())
                .put(
                        "IPAMConfig",
                        new Body()
                                .put("IPv4Address", endpoint.ipv4Address())
                                .put("IPv6Address", endpoint.ipv6Address())
                                .put("LinkLocalIPs", endpoint.linkLocalAddresses()))
                .put("MacAddress", endpoint.macAddress())
                .put("GwPriority", endpoint.gatewayPriority())
                .put("DriverOpts", endpoint.driverOptions());
    }
}
