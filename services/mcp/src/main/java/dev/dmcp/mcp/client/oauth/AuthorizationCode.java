package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;

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
        return request.complete(UserAgent.answer(agent.visit(request.page())), tokens);
    }
}
