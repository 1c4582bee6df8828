package dev.dmcp.service.server.stack;

import java.net.URI;

/**
 * Another service of the stack.
 *
 * @param address its root, {@code http://mcp-memory:3001}
 */
public record StackMember(String name, URI address) {
    public StackMember {
        String scheme = String.valueOf(address.getScheme());
        boolean isHttp = scheme.equals("http") || scheme.equals("https");
        if (!isHttp || address.getHost() == null) {
            throw new IllegalArgumentException("no http address: " + address);
        }
    }

    /** The address of a path that begins with a slash. */
    public URI at(String path) {
        return address.resolve(path);
    }
}
