package dev.dmcp.application.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network to create.
 *
 * @param name on the engine
 * @param driver absent for the engine's default
 * @param ipamDriver absent for the engine's default
 */
public record NetworkSpec(
        String name,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean internal,
        boolean attachable,
        Optional<Boolean> ipv4,
        Optional<Boolean> ipv6,
        Optional<String> ipamDriver,
        Map<String, String> ipamOptions,
        List<AddressPool> pools,
        Map<String, String> labels) {

    /**
     * Addresses of a network, in CIDR notation.
     *
     * @param auxiliary host name to reserved address
     */
    public record AddressPool(
            Optional<String> subnet, Optional<String> range, Optional<String> gateway, Map<String, String> auxiliary) {
        public AddressPool {
            auxiliary = Collections.unmodifiableMap(new LinkedHashMap<>(auxiliary));
        }
    }

    public NetworkSpec {
        driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
        ipamOptions = Collections.unmodifiableMap(new LinkedHashMap<>(ipamOptions));
        pools = List.copyOf(pools);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public static NetworkSpec of(String name, Map<String, String> labels) {
        return new NetworkSpec(
                name,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                labels);
    }
}
