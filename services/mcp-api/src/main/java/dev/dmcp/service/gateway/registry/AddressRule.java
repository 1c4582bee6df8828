package dev.dmcp.service.gateway.registry;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.lookup.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/**
 * Which addresses may be a server. Callers give them, and the gateway calls them from within the stack, so some must never be called: the cloud's metadata
 * service and whatever else is link-local, and the gateway itself, which would call itself in a circle. Callers from outside may have to keep to addresses
 * of the world, too.
 */
public final class AddressRule {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

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
     * Reads an address, and looks at where it leads as far as that is known by now: a server that is not there yet may be registered.
     *
     * @throws InvalidServerException when it is none, or must not be called
     */
    public URI parse(String text) {
        URI url = read(text);
        try {
            look(url, Deadline.in(LONGEST_LOOK));
        } catch (IOException unknownYet) {
            // Calling it will say that it cannot be reached.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return url;
    }

    /**
     * Reads an address, and does not look at where it leads.
     *
     * @throws InvalidServerException when it is none
     */
    public URI read(String text) {
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
        return url;
    }

    /**
     * Looks the host up again, before something is sent to it: a name may lead elsewhere by then. One that leads nowhere passes.
     *
     * @throws InvalidServerException when it leads to what must not be called
     * @throws IOException when that is not known by the deadline
     */
    public void check(URI url, Deadline deadline) throws IOException, InterruptedException {
        try {
            look(url, deadline);
        } catch (UnknownHostException e) {
            // Calling it will say that it cannot be reached.
        }
    }

    private void look(URI url, Deadline deadline) throws IOException, InterruptedException {
        for (InetAddress address : Lookup.addresses(url.getHost(), deadline)) {
            check(address, port(url));
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
