package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gets an identity with an authorization server: one from before, a metadata document, or a registration (RFC 7591), in this order. */
final class Registration {
    private final OAuthHttp http;
    private final OAuthOptions options;
    /** By issuer: what one server gave is never shown to another. */
    private final Map<String, ClientIdentity> identities = new ConcurrentHashMap<>();

    private volatile Optional<String> registeredWith = Optional.empty();

    Registration(OAuthHttp http, OAuthOptions options) {
        this.http = http;
        this.options = options;
    }

    ClientIdentity with(AuthorizationServer server) throws LinkException, InterruptedException {
        ClientIdentity known = identities.get(server.issuer());
        if (known != null) {
            return known;
        }
        ClientIdentity fresh = obtain(server);
        identities.put(server.issuer(), fresh);
        return fresh;
    }

    private ClientIdentity obtain(AuthorizationServer server) throws LinkException, InterruptedException {
        if (options.registered().isPresent() && registeredWith.isEmpty()) {
            registeredWith = Optional.of(server.issuer());
            return options.registered().get();
        }
        if (options.metadata().isPresent() && server.takesMetadataDocuments()) {
            return ClientIdentity.open(options.metadata().get().toString());
        }
        URI endpoint = server.registrationEndpoint()
                .orElseThrow(() -> new LinkException(
                        "`" + server.issuer() + "` lets no client register itself; configure a client id for it"));
        return register(server, endpoint);
    }

    private ClientIdentity register(AuthorizationServer server, URI endpoint)
            throws LinkException, InterruptedException {
        JsonObject request = JsonObject.builder()
                .put("client_name", options.clientName())
                .put(
                        "redirect_uris",
                        JsonArray.ofStrings(List.of(options.redirect().toString())))
                .put("grant_types", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
                .put("response_types", JsonArray.ofStrings(List.of("code")))
                .put("token_endpoint_auth_method", preferred(server).text())
                .put("application_type", options.redirect().getScheme().equals("https") ? "web" : "native")
                .build();
        OAuthHttp.Answer answer = http.postJson(endpoint, request);
        Optional<String> id = answer.json().string("client_id");
        if (!answer.isGood() || id.isEmpty()) {
            throw new LinkException("`" + server.issuer() + "` did not register this client: "
                    + answer.json()
                            .string("error_description")
                            .or(() -> answer.json().string("error"))
                            .orElse("status " + answer.status()));
        }
        return new ClientIdentity(
                id.get(),
                answer.json().string("client_secret"),
                Optional.empty(),
                answer.json().string("token_endpoint_auth_method").flatMap(ClientIdentity.AuthMethod::of));
    }

    private static ClientIdentity.AuthMethod preferred(AuthorizationServer server) {
        for (ClientIdentity.AuthMethod method : ClientIdentity.AuthMethod.values()) {
            // A key that nobody has registered proves nothing.
            if (method != ClientIdentity.AuthMethod.ASSERTION
                    && server.authMethods().contains(method.text())) {
                return method;
            }
        }
        return ClientIdentity.AuthMethod.BASIC; // RFC 8414, section 2: the default.
    }
}
