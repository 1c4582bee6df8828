package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The authorization code grant with a person at hand, who is waited for. */
final class AuthorizationCode implements Grant {
    private final UserAgent agent;
    private final TokenEndpoint tokens;
    private final URI redirect;

    AuthorizationCode(UserAgent agent, TokenEndpoint tokens, URI redirect) {
        this.agent = agent;
        this.tokens = tokens;
        this.redirect = redirect;
    }

    @Override
    public Tokens obtain(AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes)
            throws LinkException, InterruptedException {
        CodeRequest request = CodeRequest.begin(server, client, resource, server.withRenewal(scopes), redirect);
        return request.complete(query(agent.visit(request.page())), tokens);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
