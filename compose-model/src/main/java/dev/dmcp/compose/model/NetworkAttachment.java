package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container on a network; the network with the highest priority is joined first. */
public record NetworkAttachment(
        List<String> aliases,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> linkLocalIps,
        Optional<String> macAddress,
        Optional<String> interfaceName,
        Map<String, String> driverOptions,
        long priority,
        long gatewayPriority) {}
