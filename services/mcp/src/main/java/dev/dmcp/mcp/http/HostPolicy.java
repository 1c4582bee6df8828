package dev.dmcp.mcp.http;

import dev.dmcp.service.kit.http.Headers;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which {@code Host} and {@code Origin} a request may name. A page of another site that has its name resolve to this machine (DNS rebinding) names
 * that site in both, and is refused.
 *
 * @param hosts host names in lower case, without port; IPv6 addresses in brackets
 * @param origins whole origins that may call although their host is another, such as {@code https://app.example.com}
 */
public record HostPolicy(Set<String> hosts, Set<String> origins) {
    private static final String ANY = "*";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    public HostPolicy {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /** Names of this machine alone. */
    public static HostPolicy loopback() {
        return of(List.of(), List.of());
    }

    /** Names of this machine, and more. */
    public static HostPolicy of(List<String> moreHosts, List<String> origins) {
        Set<String> hosts = new HashSet<>(LOOPBACK);
        moreHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return new HostPolicy(hosts, Set.copyOf(origins));
    }

    /** Lets every name pass, for an endpoint behind a door where names were looked at already. */
    public static HostPolicy checkedBefore() {
        return new HostPolicy(Set.of(ANY), Set.of(ANY));
    }

    boolean allows(Headers headers) {
        return headers.first("host").map(this::allowsHost).orElse(true)
                && headers.first("origin").map(this::allowsOrigin).orElse(true);
    }

    private boolean allowsHost(String host) {
        return hosts.contains(ANY) || hosts.contains(withoutPort(host.strip().toLowerCase(Locale.ROOT)));
    }

    private boolean allowsOrigin(String origin) {
        if (origins.contains(ANY) || origins.contains(origin)) {
            return true;
        }
        try {
            return Optional.ofNullable(URI.create(origin).getHost())
                    .map(host -> hosts.contains(host.toLowerCase(Locale.ROOT)))
                    .orElse(false);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int bracket = host.indexOf(']');
        int colon = host.indexOf(':', Math.max(bracket, 0));
        return colon < 0 ? host : host.substring(0, colon);
    }
}
