package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The client credentials grant (OAuth 2.1, section 4.2): a token for a machine that acts for itself, without a user. */
final class ClientCredentials implements Grant {
    private final TokenEndpoint tokens;

    ClientCredentials(TokenEndpoint tokens) {
        this.tokens = tokens;
    }

    @Override
    public Tokens obtain(AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes)
            throws LinkException, InterruptedException {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "client_credentials");
        if (!scopes.isEmpty()) {
            grant.put("scope", scopes.text());
        }
        return tokens.request(server, client, grant, resource, scopes);
    }
}
