package dev.dmcp.service.kit.http;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which names a server goes by and which web pages may call it.
 *
 * <p>A page of a stranger reaches a server on a laptop by letting its own name point at 127.0.0.1 (DNS rebinding). Such a name always has a dot and is no
 * address, so those are the names that must be listed; {@code localhost}, addresses and the single-label names of a stack's networks need not be.
 */
public final class Origins {
    private final Set<String> origins = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final boolean anyLoopbackPage;

    /**
     * Makes the lists comparable: case, default ports and a final slash do not count.
     *
     * @param allowedOrigins pages that may call, such as {@code http://localhost:80}; their hosts are names of the server too
     * @param allowedHosts further names of the server, without a port
     * @param anyLoopbackPage whether a page served from this machine may call, whatever its port: for development
     */
    public Origins(List<String> allowedOrigins, List<String> allowedHosts, boolean anyLoopbackPage) {
        for (String origin : allowedOrigins) {
            origins.add(normal(origin));
            hosts.add(hostOfOrigin(origin));
        }
        allowedHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        this.anyLoopbackPage = anyLoopbackPage;
    }

    /** Whether a {@code Host} field names this server. */
    boolean isOwnName(String hostField) {
        String host = withoutPort(hostField).toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            return false;
        }
        return hosts.contains(host) || isAddress(host) || host.indexOf('.') < 0 || host.endsWith(".localhost");
    }

    /** Whether a page of that origin may call a server that was addressed by that {@code Host} field. */
    boolean mayCall(String origin, String hostField) {
        String caller = normal(origin);
        if (origins.contains(caller) || (anyLoopbackPage && isLoopback(hostOfOrigin(origin)))) {
            return true;
        }
        return caller.equals(normal("http://" + hostField)) || caller.equals(normal("https://" + hostField));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]")
                || host.endsWith(".localhost");
    }

    private static boolean isAddress(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String withoutPort(String hostField) {
        int colon = hostField.lastIndexOf(':');
        return colon > hostField.lastIndexOf(']') ? hostField.substring(0, colon) : hostField;
    }

    private static String hostOfOrigin(String origin) {
        int scheme = origin.indexOf("://");
        String host = withoutPort(scheme < 0 ? origin : origin.substring(scheme + 3));
        return (host.endsWith("/") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
    }

    /** Browsers leave the default port out; people write it: {@code http://localhost:80} is {@code http://localhost}. */
    private static String normal(String origin) {
        try {
            URI uri = URI.create(origin.strip().toLowerCase(Locale.ROOT));
            boolean defaultPort = ("http".equals(uri.getScheme()) && uri.getPort() == 80)
                    || ("https".equals(uri.getScheme()) && uri.getPort() == 443);
            return uri.getScheme() + "://" + uri.getHost()
                    + (uri.getPort() < 0 || defaultPort ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException opaque) {
            return origin;
        }
    }
}
