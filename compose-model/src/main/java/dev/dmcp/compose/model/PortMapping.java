package dev.dmcp.compose.model;

import java.util.Optional;

/**
 * A port of a container that the host publishes.
 *
 * @param target 1 to 65535
 * @param published a port or a range to choose from; absent for any free port
 * @param hostIp absent for all addresses
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param mode {@code ingress} or {@code host}
 */
public record PortMapping(
        int target,
        Optional<String> published,
        Optional<String> hostIp,
        String protocol,
        String mode,
        Optional<String> name,
        Optional<String> appProtocol) {}
