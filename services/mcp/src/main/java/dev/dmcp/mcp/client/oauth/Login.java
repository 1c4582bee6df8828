package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person's login to one server gave: tokens, and the client that they were given to. Can be kept as JSON, which is as secret as the tokens. */
public final class Login {
    private final URI server;
    private final ClientIdentity client;
    private final Tokens tokens;

    Login(URI server, ClientIdentity client, Tokens tokens) {
        this.server = server;
        this.client = client;
        this.tokens = tokens;
    }

    /** The server that it was made for, and the only one that may see it. */
    public URI server() {
        return server;
    }

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return "Bearer " + tokens.access();
    }

    /** Whether there is anything to get a fresh one with. */
    public boolean isRenewable() {
        return tokens.refresh().isPresent();
    }

    ClientIdentity client() {
        return client;
    }

    Tokens tokens() {
        return tokens;
    }

    /** All of it. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("server", server.toString())
                .put("resource", tokens.resource())
                .put("issuer", tokens.issuer())
                .put("client", client.id())
                .putStringIfPresent("clientSecret", client.secret())
                .putStringIfPresent("clientMethod", client.method().map(ClientIdentity.AuthMethod::text))
                .put("access", tokens.access())
                .putStringIfPresent("refresh", tokens.refresh())
                .put("scopes", JsonArray.ofStrings(tokens.scopes().names()));
        tokens.expires().ifPresent(at -> json.put("expires", at.getEpochSecond()));
        return json.build();
    }

    /** What {@link #toJson()} wrote; empty for anything else. */
    public static Optional<Login> of(JsonObject json) {
        Optional<String> server = json.string("server");
        Optional<String> client = json.string("client");
        Optional<String> access = json.string("access");
        if (server.isEmpty() || client.isEmpty() || access.isEmpty()) {
            return Optional.empty();
        }
        var identity = new ClientIdentity(
                client.get(),
                json.string("clientSecret"),
                Optional.empty(),
                json.string("clientMethod").flatMap(ClientIdentity.AuthMethod::of));
        OptionalLong expires = json.integer("expires");
        var tokens = new Tokens(
                access.get(),
                json.string("refresh"),
                expires.isPresent() ? Optional.of(Instant.ofEpochSecond(expires.getAsLong())) : Optional.empty(),
                Scopes.of(Fields.texts(json, "scopes")),
                json.string("issuer").orElse(""),
                json.string("resource").orElse(""));
        return Optional.of(new Login(URI.create(server.get()), identity, tokens));
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Login[" + server + "]";
    }
}
