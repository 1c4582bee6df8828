package dev.dmcp.mcp.oauth;

import dev.dmcp.mcp.http.Gate;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import java.util.List;
import java.util.Optional;

/**
 * Lets in who shows a token that was given out for this very server. A token for another audience is refused, whoever signed it: else a server could
 * use here what it was sent there (specification, "Access Token Privilege Restriction").
 */
public final class BearerGate implements Gate {
    private static final String SCHEME = "bearer ";

    private final ProtectedResource resource;
    private final AccessTokens tokens;
    private final List<String> required;

    /** @param required scopes without which nothing is answered */
    public BearerGate(ProtectedResource resource, AccessTokens tokens, List<String> required) {
        this.resource = resource;
        this.tokens = tokens;
        this.required = List.copyOf(required);
    }

    @Override
    public Verdict check(Request request) {
        Optional<String> shown = request.header("authorization").flatMap(BearerGate::token);
        if (shown.isEmpty()) {
            return refused(401, Optional.empty(), "show a token");
        }
        Optional<AccessToken> token = tokens.verify(shown.get()).filter(this::isForUs);
        if (token.isEmpty()) {
            return refused(401, Optional.of("invalid_token"), "the token is not valid here");
        }
        if (!token.get().scopes().containsAll(required)) {
            return refused(403, Optional.of("insufficient_scope"), "the token does not allow that");
        }
        return new Verdict.Admitted(
                Optional.of(new Caller(token.get().subject(), token.get().scopes())));
    }

    private boolean isForUs(AccessToken token) {
        return token.audiences().contains(resource.resource().toString());
    }

    private static Optional<String> token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private Verdict refused(int status, Optional<String> error, String sentence) {
        StringBuilder challenge = new StringBuilder("Bearer ");
        error.ifPresent(code -> challenge.append("error=\"").append(code).append("\", "));
        if (!required.isEmpty()) {
            challenge.append("scope=\"").append(String.join(" ", required)).append("\", ");
        }
        challenge
                .append("resource_metadata=\"")
                .append(resource.metadataAddress())
                .append('"');
        return new Verdict.Refused(
                Response.problem(status, sentence).withHeader("www-authenticate", challenge.toString()));
    }
}
