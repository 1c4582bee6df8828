package dev.dmcp.application.project;

/**
 * Where the machine offers a service's port.
 *
 * @param address an IP address; {@code 0.0.0.0} for all interfaces
 * @param port on the machine
 */
public record Publish(String address, int port) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final String EVERYWHERE = "0.0.0.0";

    public Publish {
        if (address.isEmpty() || !ServiceSpec.isPort(port)) {
            throw new IllegalArgumentException("publish " + address + ":" + port);
        }
    }
}
