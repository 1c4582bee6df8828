package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.compose.model.Network;
import dev.dmcp.compose.model.NetworkAttachment;
import dev.dmcp.compose.model.Networking;
import dev.dmcp.compose.model.PortMapping;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How a service is reached. */
final class NetworkingTranslation {
    private final Project project;
    private final Service service;
    private final SharedContainers containers;

    private NetworkingTranslation(Project project, Service service, SharedContainers containers) {
        this.project = project;
        this.service = service;
        this.containers = containers;
    }

    static NetworkingSpec of(Project project, Service service, SharedContainers containers) {
        return new NetworkingTranslation(project, service, containers).translate();
    }

    private NetworkingSpec translate() {
        Networking networking = service.networking();
        List<Endpoint> endpoints = endpoints();
        Optional<String> mode = networking
                .mode()
                .map(containers::resolve)
                .or(() -> endpoints.isEmpty()
                        ? Optional.of("none")
                        : Optional.of(endpoints.getFirst().network()));
        return new NetworkingSpec(
                mode,
                endpoints,
                networking.ports().stream().map(NetworkingTranslation::port).toList(),
                exposed(networking.expose()),
                networking.extraHosts().stream()
                        .map(host -> host.replaceFirst("=", ":"))
                        .toList(),
                networking.dns(),
                networking.dnsSearch(),
                networking.dnsOptions(),
                links(networking.links()),
                networking.macAddress());
    }

    /** The network with the highest priority first; that one is the container's own when it is created. */
    private List<Endpoint> endpoints() {
        if (service.networking().mode().isPresent()) {
            return List.of();
        }
        return service.networking().networks().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().priority()))
                .map(this::endpoint)
                .toList();
    }

    private Endpoint endpoint(Map.Entry<String, NetworkAttachment> entry) {
        NetworkAttachment attachment = entry.getValue();
        Network network = project.networks().get(entry.getKey());
        List<String> aliases = new ArrayList<>(List.of(service.name()));
        aliases.addAll(attachment.aliases());
        return new Endpoint(
                network == null ? entry.getKey() : network.name(),
                aliases,
                attachment.ipv4Address(),
                attachment.ipv6Address(),
                attachment.linkLocalIps(),
                attachment.macAddress(),
                attachment.gatewayPriority() == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(Math.toIntExact(attachment.gatewayPriority())),
                attachment.driverOptions());
    }

    private static PublishedPort port(PortMapping port) {
        return new PublishedPort(port.hostIp(), port.published(), port.target() + "/" + port.protocol());
    }

    /** {@code 80}, {@code 53/udp}, {@code 8000-8002}: one port each, with its protocol. */
    private static List<String> exposed(List<String> texts) {
        List<String> ports = new ArrayList<>();
        for (String text : texts) {
            int slash = text.indexOf('/');
            String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
            String range = slash < 0 ? text : text.substring(0, slash);
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            for (int port = first; port <= last; port++) {
                ports.add(port + "/" + protocol);
            }
        }
        return ports;
    }

    /** {@code db} or {@code db:alias} become {@code demo-db-1:alias}. */
    private List<String> links(List<String> texts) {
        List<String> links = new ArrayList<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            String target = colon < 0 ? text : text.substring(0, colon);
            links.add(containers.containerOf(target) + ":" + (colon < 0 ? text : text.substring(colon + 1)));
        }
        return links;
    }
}
