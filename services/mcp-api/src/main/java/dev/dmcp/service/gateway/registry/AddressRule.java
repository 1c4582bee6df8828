package dev.dmcp.service.gateway.registry;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Which addresses may be a server. Callers give them, and the gateway calls them from within the stack, so some must never be called: the cloud's metadata
 * service and whatever else is link-local, and the gateway itself, which would call itself in a circle.
 */
public final class AddressRule {
    private final int ownPort;

    /** For a gateway that listens on that port. */
    public AddressRule(int ownPort) {
        this.ownPort = ownPort;
    }

    /**
     * Reads an address.
     *
     * @throws InvalidServerException when it is none, or must not be called
     */
    public URI parse(String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidServerException("url is no address");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidServerException("url must begin with http:// or https://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new InvalidServerException("url must have a host, and neither a user nor a fragment");
        }
        check(url);
        return url;
    }

    /**
     * Looks the host up again; also to be called before connecting, since a name may lead elsewhere by then.
     *
     * @throws InvalidServerException when it leads to what must not be called
     */
    public void check(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                check(address, port(url));
            }
        } catch (UnknownHostException e) {
            // A server that is not there yet may be registered; calling it will say that it cannot be reached.
        }
    }

    private void check(InetAddress address, int port) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || isMetadataService(address)) {
            throw new InvalidServerException(
                    "url leads to a link-local or multicast address, which no server may have");
        }
        if (port == ownPort && (address.isLoopbackAddress() || address.isAnyLocalAddress())) {
            throw new InvalidServerException("url leads to this gateway itself");
        }
    }

    /** Those that are not link-local: AWS over IPv6, Alibaba, Oracle. */
    private static boolean isMetadataService(InetAddress address) {
        String text = address.getHostAddress();
        return text.equals("fd00:ec2:0:0:0:0:0:254") || text.equals("100.100.100.200") || text.equals("192.0.0.192");
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
