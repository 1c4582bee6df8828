package dev.dmcp.mcp.client.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What an authorization server gave.
 *
 * @param issuer who gave it, which is who renews it
 * @param resource the server that it is for
 * @param scopes what was asked for, or granted where the server says so
 */
record Tokens(
        String access,
        Optional<String> refresh,
        Optional<Instant> expires,
        Scopes scopes,
        String issuer,
        String resource) {

    /** What a renewal gave; a server that gives no new token for the next renewal leaves the old one good. */
    Tokens renewedAs(Tokens fresh) {
        return new Tokens(
                fresh.access,
                fresh.refresh.or(() -> refresh),
                fresh.expires,
                fresh.scopes,
                fresh.issuer,
                fresh.resource);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Tokens[" + resource + ", " + scopes.text() + "]";
    }
}
