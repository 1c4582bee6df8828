package dev.dmcp.compose.model;

import dev.dmcp.compose.value.ConfigDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network.
 *
 * @param name on the engine
 * @param external made by somebody else
 */
public record Network(
        String name,
        Optional<String> driver,
        Map<String, String> driverOptions,
        Optional<String> ipamDriver,
        List<Pool> pools,
        boolean external,
        boolean internal,
        boolean attachable,
        Optional<Boolean> enableIpv4,
        Optional<Boolean> enableIpv6,
        Map<String, String> labels,
        ConfigDigest configHash) {

    /** A range of addresses. */
    public record Pool(
            Optional<String> subnet,
            Optional<String> gateway,
            Optional<String> range,
            Map<String, String> auxiliaryAddresses) {}
}
