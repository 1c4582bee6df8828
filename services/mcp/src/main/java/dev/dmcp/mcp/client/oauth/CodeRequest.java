package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One authorization request with PKCE (OAuth 2.1, section 4.1): the page that a person visits, and the checks on what comes back. Good for one answer. */
public final class CodeRequest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuthorizationServer server;
    private final ClientIdentity client;
    private final String resource;
    private final Scopes scopes;
    private final URI redirect;
    private final String verifier = randomText();
    private final String state = randomText();
    private final URI page;

    private CodeRequest(AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes, URI redirect)
            throws LinkException {
        this.server = server;
        this.client = client;
        this.resource = resource;
        this.scopes = scopes;
        this.redirect = redirect;
        this.page = page(server);
    }

    /** @throws LinkException when the server has no page, or codes would not be safe with it */
    static CodeRequest begin(
            AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes, URI redirect)
            throws LinkException {
        // The specification tells clients to refuse a server that does not say so.
        if (!server.protectsCodes()) {
            throw new LinkException(
                    "the authorization server `" + server.issuer() + "` does not support PKCE with S256");
        }
        return new CodeRequest(server, client, resource, scopes, redirect);
    }

    /** Where the person logs in and consents. */
    public URI page() {
        return page;
    }

    /** What the answer must repeat. */
    public String state() {
        return state;
    }

    /** Whose page it is. */
    public String issuer() {
        return server.issuer();
    }

    ClientIdentity client() {
        return client;
    }

    private URI page(AuthorizationServer server) throws LinkException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirect.toString());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("state", state);
        query.put("resource", resource);
        if (!scopes.isEmpty()) {
            query.put("scope", scopes.text());
        }
        if (scopes.names().contains("offline_access")) {
            query.put("prompt", "consent"); // OpenID Connect Core, section 11.
        }
        String endpoint = server.authorizationEndpoint()
                .orElseThrow(() -> new LinkException("`" + server.issuer() + "` has no authorization page"))
                .toString();
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + OAuthHttp.form(query));
    }

    /**
     * Turns the answer into tokens.
     *
     * @param answer the query with which the person's browser came back
     * @throws LinkException when it is not the answer to this request, or says no
     */
    Tokens complete(Map<String, String> answer, TokenEndpoint tokens) throws LinkException, InterruptedException {
        check(answer);
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "authorization_code");
        grant.put("code", code(answer));
        grant.put("redirect_uri", redirect.toString());
        grant.put("code_verifier", verifier);
        return tokens.request(server, client, grant, resource, scopes);
    }

    /** Mixing up servers is what {@code iss} is against (RFC 9207): compared as text, without any normalization. */
    private void check(Map<String, String> answer) throws LinkException {
        String issuer = answer.get("iss");
        if (issuer == null ? server.saysIssuer() : !issuer.equals(server.issuer())) {
            throw new LinkException("the authorization response is not from `" + server.issuer() + "`");
        }
        if (!state.equals(answer.get("state"))) {
            throw new LinkException("the authorization response belongs to another request");
        }
    }

    private static String code(Map<String, String> answer) throws LinkException {
        String code = answer.get("code");
        if (code == null) {
            String reason = answer.getOrDefault("error_description", answer.getOrDefault("error", "no code"));
            throw new LinkException("authorization was refused: " + reason);
        }
        return code;
    }

    private static String randomText() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Without what only we may know. */
    @Override
    public String toString() {
        return "CodeRequest[" + server.issuer() + ", " + resource + "]";
    }
}
