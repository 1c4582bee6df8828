package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a container is reached and what it reaches.
 *
 * @param mode {@code host}, {@code none}, {@code service:name}, {@code container:id}; absent when it is on networks
 * @param networks by their keys in the project
 * @param extraHosts {@code name=address}
 */
public record Networking(
        Optional<String> mode,
        Map<String, NetworkAttachment> networks,
        List<PortMapping> ports,
        List<String> expose,
        List<String> links,
        List<String> externalLinks,
        Optional<String> hostname,
        Optional<String> domainName,
        Optional<String> macAddress,
        List<String> extraHosts,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions) {}
