package dev.dmcp.application.project;

import java.util.Optional;

/**
 * Where the machine offers a service's port.
 *
 * @param address an IP address; {@code 0.0.0.0} for all interfaces
 * @param port on the machine
 */
public record Publish(String address, int port) {
    private static final String ADDRESS = "[0-9]+(?:\\.[0-9]+){3}|\\[[0-9a-fA-F:]+]";

    public static final String LOOPBACK = "127.0.0.1";
    public static final String EVERYWHERE = "0.0.0.0";

    /** {@code 3000} or {@code 127.0.0.1:3000}; a port alone is on all interfaces or on loopback only. */
    static Optional<Publish> parse(String text, boolean everywhere) {
        int colon = text.lastIndexOf(':');
        boolean hasAddress = colon > 0;
        String address = hasAddress ? text.substring(0, colon) : everywhere ? EVERYWHERE : LOOPBACK;
        String digits = text.substring(colon + 1);
        if ((hasAddress && !address.matches(ADDRESS)) || !Names.isPort(digits)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(digits);
        return ServiceSpec.isPort(port) ? Optional.of(new Publish(address, port)) : Optional.empty();
    }

    public Publish {
        if (address.isEmpty() || !ServiceSpec.isPort(port)) {
            throw new IllegalArgumentException("publish " + address + ":" + port);
        }
    }
}
