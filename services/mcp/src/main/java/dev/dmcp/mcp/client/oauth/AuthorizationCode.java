package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization code grant with PKCE (OAuth 2.1, section 4.1), and the checks on what comes back. */
final class AuthorizationCode implements Grant {
    private final UserAgent agent;
    private final TokenEndpoint tokens;
    private final URI redirect;
    private final SecureRandom random = new SecureRandom();

    AuthorizationCode(UserAgent agent, TokenEndpoint tokens, URI redirect) {
        this.agent = agent;
        this.tokens = tokens;
        this.redirect = redirect;
    }

    @Override
    public Tokens obtain(AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes)
            throws LinkException, InterruptedException {
        // The specification tells clients to refuse a server that does not say so.
        if (!server.protectsCodes()) {
            throw new LinkException(
                    "the authorization server `" + server.issuer() + "` does not support PKCE with S256");
        }
        String verifier = randomText();
        String state = randomText();
        URI page = page(server, client, resource, scopes, challenge(verifier), state);
        Map<String, String> answer = query(agent.visit(page));
        check(server, answer, state);
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "authorization_code");
        grant.put("code", code(answer));
        grant.put("redirect_uri", redirect.toString());
        grant.put("code_verifier", verifier);
        return tokens.request(server, client, grant, resource, scopes);
    }

    private URI page(
            AuthorizationServer server,
            ClientIdentity client,
            String resource,
            Scopes scopes,
            String challenge,
            String state)
            throws LinkException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirect.toString());
        query.put("code_challenge", challenge);
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

    /** Mixing up servers is what {@code iss} is against (RFC 9207): compared as text, without any normalization. */
    private static void check(AuthorizationServer server, Map<String, String> answer, String state)
            throws LinkException {
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

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
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
}
