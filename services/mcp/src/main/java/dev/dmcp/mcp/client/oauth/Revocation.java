package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells an authorization server that tokens are of no more use (RFC 7009). */
final class Revocation {
    private final OAuthHttp http;

    Revocation(OAuthHttp http) {
        this.http = http;
    }

    /**
     * Gives tokens back, the one that gets others first.
     *
     * @return false when the server takes none back
     * @throws LinkException when it cannot be told, or does not do it
     */
    boolean revoke(AuthorizationServer server, ClientIdentity client, Tokens tokens)
            throws LinkException, InterruptedException {
        Optional<URI> endpoint = server.revocationEndpoint();
        if (endpoint.isEmpty()) {
            return false;
        }
        if (tokens.refresh().isPresent()) {
            revoke(
                    server,
                    endpoint.get(),
                    client,
                    "refresh_token",
                    tokens.refresh().get());
        }
        revoke(server, endpoint.get(), client, "access_token", tokens.access());
        return true;
    }

    private void revoke(AuthorizationServer server, URI endpoint, ClientIdentity client, String kind, String token)
            throws LinkException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("token_type_hint", kind);
        Optional<String> authorization = TokenEndpoint.authenticate(server, client, fields);
        OAuthHttp.Answer answer = http.postForm(endpoint, fields, authorization);
        if (!answer.isGood() && !isOfAKindThatRunsOut(answer)) {
            // Its own words may quote the token.
            throw new LinkException("`" + server.issuer() + "` did not take a token back: status " + answer.status());
        }
    }

    /** Section 2.2.1: some servers take back only what gets other tokens, and let those run out. */
    private static boolean isOfAKindThatRunsOut(OAuthHttp.Answer answer) {
        return answer.error().equals("unsupported_token_type");
    }
}
