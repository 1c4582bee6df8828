package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a container is reached.
 *
 * @param mode the engine's word ({@code none}, {@code host}, {@code container:NAME}) or the name of the first network;
 *     absent for the engine's default network
 * @param endpoints the networks that it joins when it is created; the first one is the mode's
 * @param exposed ports that are offered to other containers only: {@code 80/tcp}
 * @param extraHosts {@code name:address}
 */
public record NetworkingSpec(
        Optional<String> mode,
        List<Endpoint> endpoints,
        List<PublishedPort> ports,
        List<String> exposed,
        List<String> extraHosts,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions,
        List<String> links,
        Optional<String> macAddress) {

    /**
     * A place in a network.
     *
     * @param network its name on the engine
     * @param aliases names by which other containers of the network find it
     */
    public record Endpoint(
            String network,
            List<String> aliases,
            Optional<String> ipv4Address,
            Optional<String> ipv6Address,
            List<String> linkLocalAddresses,
            Optional<String> macAddress,
            OptionalInt gatewayPriority,
            Map<String, String> driverOptions) {
        public Endpoint {
            aliases = List.copyOf(aliases);
            linkLocalAddresses = List.copyOf(linkLocalAddresses);
            driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
        }

        public Endpoint withAliases(List<String> others) {
            return new Endpoint(
                    network,
                    others,
                    ipv4Address,
                    ipv6Address,
                    linkLocalAddresses,
                    macAddress,
                    gatewayPriority,
                    driverOptions);
        }

        public static Endpoint of(String network, List<String> aliases) {
            return new Endpoint(
                    network,
                    aliases,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Map.of());
        }
    }

    /**
     * A port of the container on the machine.
     *
     * @param hostAddress all interfaces where absent
     * @param hostPort a port, a range {@code 8000-8010}, or absent for a free one of the engine's choice
     * @param containerPort with its protocol: {@code 80/tcp}
     */
    public record PublishedPort(Optional<String> hostAddress, Optional<String> hostPort, String containerPort) {}

    public static final NetworkingSpec USUAL = new NetworkingSpec(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    public NetworkingSpec {
        endpoints = List.copyOf(endpoints);
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        extraHosts = List.copyOf(extraHosts);
        dns = List.copyOf(dns);
        dnsSearch = List.copyOf(dnsSearch);
        dnsOptions = List.copyOf(dnsOptions);
        links = List.copyOf(links);
    }

    public NetworkingSpec withEndpoints(List<Endpoint> others) {
        Optional<String> first =
                others.isEmpty() ? mode : Optional.of(others.getFirst().network());
        return new NetworkingSpec(
                first, others, ports, exposed, extraHosts, dns, dnsSearch, dnsOptions, links, macAddress);
    }

    public NetworkingSpec withPorts(List<PublishedPort> others) {
        return new NetworkingSpec(
                mode, endpoints, others, exposed, extraHosts, dns, dnsSearch, dnsOptions, links, macAddress);
    }
}
