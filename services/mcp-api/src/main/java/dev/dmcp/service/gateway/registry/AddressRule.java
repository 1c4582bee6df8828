package dev.dmcp.service.gateway.registry;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Which addresses may be a server. Callers give them, and the gateway calls them from within the stack, so some must never be called: the cloud's metadata
 * service and whatever else is link-local, and the gateway itself, which would call itself in a circle. Callers from outside may have to keep to addresses
 * of the world, too.
 */
public final class AddressRule {
    private final int ownPort;
    private final boolean privateAllowed;

    private AddressRule(int ownPort, boolean privateAllowed) {
        this.ownPort = ownPort;
        this.privateAllowed = privateAllowed;
    }

    /** For a gateway that listens on that port: servers of this machine and of private networks are welcome. */
    public static AddressRule anyNetwork(int ownPort) {
        return new AddressRule(ownPort, true);
    }

    /** For a gateway that listens on that port and calls nothing of this machine, or of its private networks, for the one who asks. */
    public static AddressRule publicNetwork(int ownPort) {
        return new AddressRule(ownPort, false);
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
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new InvalidServerException("url must have a port from 1 to 65535");
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

    /**
     * Looks at one address that the host was found to have.
     *
     * @throws InvalidServerException when it must not be called
     */
    public void check(URI url, InetAddress address) {
        check(address, port(url));
    }

    private void check(InetAddress address, int port) {
        if (AddressKind.isForbidden(address)) {
            throw new InvalidServerException(
                    "url leads to a link-local or multicast address, which no server may have");
        }
        if (port == ownPort && AddressKind.isThisMachine(address)) {
            throw new InvalidServerException("url leads to this gateway itself");
        }
        if (!privateAllowed && AddressKind.isPrivate(address)) {
            throw new InvalidServerException(
                    "url leads to a private address, which callers may not register here; the operator"
                            + " adds such a server in mcp.json, or sets GATEWAY_ALLOW_PRIVATE=true");
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
