package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.secret.Redaction;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** A server as callers see it: references to secrets as they were written, {@link Redaction#MARK} for what looks like a secret itself. */
public final class ShownServer {
    private ShownServer() {}

    /** Its name, what {@link ServerFormat} writes without secrets, whether it is enabled, and who put it there. */
    public static JsonObject of(RegisteredServer server) {
        JsonObject.Builder json = JsonObject.builder().put("name", server.name());
        definition(server).members().forEach(json::put);
        return json.put("enabled", server.enabled())
                .put("configured", server.origin() == RegisteredServer.Origin.CONFIGURED)
                .put("origin", server.origin().word())
                .build();
    }

    static JsonObject definition(RegisteredServer server) {
        return ServerFormat.write(new RegisteredServer(
                server.name(), shown(server.transport()), server.calls(), server.enabled(), server.origin()));
    }

    private static Transport shown(Transport transport) {
        return switch (transport) {
            case Transport.Http http ->
                new Transport.Http(
                        Redaction.shownUrl(http.url()),
                        Redaction.shown(http.headers()),
                        http.oauth().map(ShownServer::shown));
            case Transport.Sse sse ->
                new Transport.Sse(
                        Redaction.shownUrl(sse.url()),
                        Redaction.shown(sse.headers()),
                        sse.oauth().map(ShownServer::shown));
            case Transport.Stdio stdio ->
                new Transport.Stdio(
                        Redaction.shownCommand(stdio.command()),
                        Redaction.shown(stdio.environment()),
                        stdio.directory(),
                        stdio.memoryMegabytes());
            case Transport.Unreadable unreadable -> unreadable;
        };
    }

    private static Transport.OAuth shown(Transport.OAuth oauth) {
        return switch (oauth) {
            case Transport.MachineClient(String id, String secret) ->
                new Transport.MachineClient(id, Redaction.shown("secret", secret));
            case Transport.PersonClient(Optional<String> id, Optional<String> secret) ->
                new Transport.PersonClient(id, secret.map(text -> Redaction.shown("secret", text)));
        };
    }
}
