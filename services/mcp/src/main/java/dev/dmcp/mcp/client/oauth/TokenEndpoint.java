package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Asks an authorization server for tokens. */
final class TokenEndpoint {
    /** What is said of a grant; whatever else is refused, such as a client's secret, or by a firewall, says nothing of it. */
    private static final Set<String> REFUSALS = Set.of("invalid_grant", "unauthorized_client");

    private final OAuthHttp http;
    private final InstantSource clock;

    TokenEndpoint(OAuthHttp http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Sends a grant.
     *
     * @param grant the fields that are the grant's own
     * @param asked the scopes that count as granted when the server does not say
     * @throws LinkException.GrantRefused when the server says that the grant is not good, or never was this client's
     * @throws LinkException when it gives no token for any other reason
     */
    Tokens request(
            AuthorizationServer server, ClientIdentity client, Map<String, String> grant, String resource, Scopes asked)
            throws LinkException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(grant);
        fields.put("resource", resource);
        Optional<String> authorization = authenticate(server, client, fields);
        OAuthHttp.Answer answer = http.postForm(server.tokenEndpoint(), fields, authorization);
        Optional<String> access = answer.json().string("access_token");
        if (!answer.isGood() || access.isEmpty()) {
            String sentence = "`" + server.issuer() + "` gave no token: " + reason(answer);
            throw REFUSALS.contains(answer.error())
                    ? new LinkException.GrantRefused(sentence)
                    : new LinkException(sentence);
        }
        return tokens(answer.json(), access.get(), server, resource, asked);
    }

    /** Gets a fresh token for an old one, without the person. */
    Tokens renew(AuthorizationServer server, ClientIdentity client, Tokens old, String refresh)
            throws LinkException, InterruptedException {
        Map<String, String> renewal = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        return old.renewedAs(request(server, client, renewal, old.resource(), old.scopes()));
    }

    private Tokens tokens(JsonObject json, String access, AuthorizationServer server, String resource, Scopes asked) {
        OptionalLong seconds = json.integer("expires_in");
        Optional<Instant> expires =
                seconds.isPresent() ? Optional.of(clock.instant().plusSeconds(seconds.getAsLong())) : Optional.empty();
        Scopes granted = json.string("scope").map(Scopes::of).orElse(asked);
        return new Tokens(access, json.string("refresh_token"), expires, granted, server.issuer(), resource);
    }

    /**
     * Shows who the client is.
     *
     * @param fields of the request, to which the proof is added where it goes there
     * @return the {@code Authorization} header, where it goes there
     */
    static Optional<String> authenticate(
            AuthorizationServer server, ClientIdentity client, Map<String, String> fields) {
        String secret = client.secret().orElse("");
        return switch (client.methodFor(server)) {
            case NONE -> {
                fields.put("client_id", client.id());
                yield Optional.empty();
            }
            case POST -> {
                fields.put("client_id", client.id());
                fields.put("client_secret", secret);
                yield Optional.empty();
            }
            case ASSERTION -> {
                fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                client.assertion()
                        .ifPresent(key -> fields.put("client_assertion", key.sign(client.id(), server.issuer())));
                yield Optional.empty();
            }
            case BASIC -> {
                String pair = OAuthHttp.encode(client.id()) + ":" + OAuthHttp.encode(secret);
                byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
                yield Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
            }
        };
    }

    private static String reason(OAuthHttp.Answer answer) {
        return answer.json()
                .string("error_description")
                .or(() -> answer.json().string("error"))
                .orElse("status " + answer.status());
    }
}
