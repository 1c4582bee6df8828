package dev.dmcp.compose.typed;

import dev.dmcp.compose.model.NetworkAttachment;
import dev.dmcp.compose.model.Networking;
import dev.dmcp.compose.model.PortMapping;

/** {@code networks}, {@code ports} and names of a service. */
final class NetworkingReader {
    private NetworkingReader() {}

    static Networking read(Element service) {
        return new Networking(
                service.text("network_mode"),
                service.elementMap("networks", (_, network) -> attachment(network)),
                service.elements("ports", NetworkingReader::port),
                service.texts("expose"),
                service.texts("links"),
                service.texts("external_links"),
                service.text("hostname"),
                service.text("domainname"),
                service.text("mac_address"),
                service.texts("extra_hosts"),
                service.texts("dns"),
                service.texts("dns_search"),
                service.texts("dns_opt"));
    }

    private static NetworkAttachment attachment(Element network) {
        return new NetworkAttachment(
                network.texts("aliases"),
                network.text("ipv4_address"),
                network.text("ipv6_address"),
                network.texts("link_local_ips"),
                network.text("mac_address"),
                network.text("interface_name"),
                network.textMap("driver_opts"),
                network.whole("priority"),
                network.whole("gw_priority"));
    }

    private static PortMapping port(Element port) {
        return new PortMapping(
                (int) port.whole("target"),
                port.text("published"),
                port.text("host_ip"),
                port.text("protocol").orElse("tcp"),
                port.text("mode").orElse("ingress"),
                port.text("name"),
                port.text("app_protocol"));
    }
}
