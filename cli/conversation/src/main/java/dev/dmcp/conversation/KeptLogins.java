package dev.dmcp.conversation;

import dev.dmcp.application.port.PrivateNotes;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.net.URI;
import java.util.Optional;

/** The logins of this user among their notes, each by the address of its server. */
record KeptLogins(PrivateNotes notes) {

    /** Empty too for a note that cannot be read. */
    Optional<Login> find(URI server) {
        try {
            return notes.find(server.toString())
                    .flatMap(text -> Json.parse(text).asObject())
                    .flatMap(Login::of)
                    .filter(login -> login.server().equals(server));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void keep(Login login) {
        notes.keep(login.server().toString(), login.toJson().toString());
    }

    void forget(URI server) {
        notes.forget(server.toString());
    }
}
