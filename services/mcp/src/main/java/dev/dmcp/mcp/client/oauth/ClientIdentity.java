package dev.dmcp.mcp.client.oauth;

import java.util.Optional;

/**
 * Who a client is to an authorization server.
 *
 * @param method how it proves that at the token endpoint; empty lets the server's metadata decide
 */
public record ClientIdentity(
        String id, Optional<String> secret, Optional<ClientAssertion> assertion, Optional<AuthMethod> method) {
    /** The ways of RFC 7591, section 2, that are used here. */
    public enum AuthMethod {
        NONE("none"),
        BASIC("client_secret_basic"),
        POST("client_secret_post"),
        ASSERTION("private_key_jwt");

        private final String text;

        AuthMethod(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        static Optional<AuthMethod> of(String text) {
            for (AuthMethod method : values()) {
                if (method.text.equals(text)) {
                    return Optional.of(method);
                }
            }
            return Optional.empty();
        }
    }

    /** A client without a secret. */
    public static ClientIdentity open(String id) {
        return new ClientIdentity(id, Optional.empty(), Optional.empty(), Optional.of(AuthMethod.NONE));
    }

    public static ClientIdentity secret(String id, String secret) {
        return new ClientIdentity(id, Optional.of(secret), Optional.empty(), Optional.empty());
    }

    /** A client with a key, whose public half the authorization server knows. */
    public static ClientIdentity key(String id, ClientAssertion assertion) {
        return new ClientIdentity(id, Optional.empty(), Optional.of(assertion), Optional.of(AuthMethod.ASSERTION));
    }

    /** The way to take with a server. */
    AuthMethod methodFor(AuthorizationServer server) {
        if (method.isPresent()) {
            return method.get();
        }
        if (secret.isEmpty()) {
            return AuthMethod.NONE;
        }
        boolean onlyPost = !server.authMethods().contains(AuthMethod.BASIC.text())
                && server.authMethods().contains(AuthMethod.POST.text());
        return onlyPost ? AuthMethod.POST : AuthMethod.BASIC;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientIdentity[" + id + "]";
    }
}
