package dev.dmcp.mcp.client.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What an authorization server gave.
 *
 * @param server who gave it, which is who renews it
 * @param resource the server that it is for
 * @param scopes what was asked for, or granted where the server says so
 */
record Tokens(
        String access,
        Optional<String> refresh,
        Optional<Instant> expires,
        Scopes scopes,
        AuthorizationServer server,
        String resource) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Tokens[" + resource + ", " + scopes.text() + "]";
    }
}
