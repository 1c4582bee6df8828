package dev.dmcp.mcp.server;

import java.util.Set;

/**
 * Who calls, as the transport has found out: never what a client merely says.
 *
 * @param subject unique within the issuer
 */
public record Caller(String subject, Set<String> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
