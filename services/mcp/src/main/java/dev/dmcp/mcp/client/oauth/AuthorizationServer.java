package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Metadata of an authorization server (RFC 8414).
 *
 * @param protectsCodes whether it supports PKCE with S256
 * @param saysIssuer whether it names itself in each authorization response (RFC 9207)
 * @param takesMetadataDocuments whether a client's id may be the address of its metadata document
 */
record AuthorizationServer(
        String issuer,
        Optional<URI> authorizationEndpoint,
        URI tokenEndpoint,
        Optional<URI> registrationEndpoint,
        Optional<URI> revocationEndpoint,
        Scopes scopes,
        List<String> grants,
        List<String> authMethods,
        boolean protectsCodes,
        boolean saysIssuer,
        boolean takesMetadataDocuments) {
    private static final String OFFLINE = "offline_access";

    /** @throws LinkException when the document is not the issuer's own, or names no token endpoint */
    static AuthorizationServer of(String issuer, JsonObject json) throws LinkException {
        if (!json.string("issuer").equals(Optional.of(issuer))) {
            throw new LinkException("the authorization server `" + issuer + "` calls itself `"
                    + json.string("issuer").orElse("") + "`");
        }
        return new AuthorizationServer(
                issuer,
                endpoint(json, "authorization_endpoint"),
                endpoint(json, "token_endpoint")
                        .orElseThrow(() -> new LinkException("`" + issuer + "` names no token endpoint")),
                endpoint(json, "registration_endpoint"),
                usableEndpoint(json, "revocation_endpoint"),
                Scopes.of(Fields.texts(json, "scopes_supported")),
                Fields.texts(json, "grant_types_supported"),
                Fields.texts(json, "token_endpoint_auth_methods_supported"),
                Fields.texts(json, "code_challenge_methods_supported").contains("S256"),
                Fields.flag(json, "authorization_response_iss_parameter_supported"),
                Fields.flag(json, "client_id_metadata_document_supported"));
    }

    /** Those scopes, and the one by which this server gives tokens that can be renewed without the person, where it has one. */
    Scopes withRenewal(Scopes scopes) {
        boolean renews = grants.isEmpty() || grants.contains("refresh_token");
        return renews && this.scopes.names().contains(OFFLINE) ? scopes.and(Scopes.of(OFFLINE)) : scopes;
    }

    /** None where it is of no use: nobody's login may fail for the place where tokens are given back. */
    private static Optional<URI> usableEndpoint(JsonObject json, String name) {
        try {
            return endpoint(json, name);
        } catch (LinkException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<URI> endpoint(JsonObject json, String name) throws LinkException {
        Optional<String> text = json.string(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OAuthHttp.requireSafe(URI.create(text.get())));
        } catch (IllegalArgumentException e) {
            throw new LinkException("`" + name + "` is no address: " + text.get(), e);
        }
    }
}
