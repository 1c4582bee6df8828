package dev.dmcp.service.server.registry;

import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An MCP server that a user wants to use.
 *
 * @param name unique for the user: lower-case letters, digits and {@code -}, 1 to 40 characters
 * @param address of its MCP endpoint, http or https, without user information
 */
public record RegisteredServer(String name, URI address, boolean enabled, Instant createdAt) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_ADDRESS = 2_000;

    public RegisteredServer {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 40 lower-case letters, digits and `-`");
        }
        String scheme = String.valueOf(address.getScheme());
        boolean usable = (scheme.equals("http") || scheme.equals("https"))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.toString().length() <= LONGEST_ADDRESS;
        if (!usable) {
            throw new IllegalArgumentException("an address begins with http:// or https:// and holds no password");
        }
    }
}
