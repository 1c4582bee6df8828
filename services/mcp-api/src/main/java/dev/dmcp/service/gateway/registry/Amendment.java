package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.secret.Redaction;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Optional;

/** A changed definition. Who changes one saw it without its secrets: what comes back as it was shown means what is kept. */
final class Amendment {
    private Amendment() {}

    /** The definition as it was sent, with the secrets that are kept. */
    static JsonObject replace(RegisteredServer server, JsonObject sent) {
        JsonObject kept = ServerFormat.write(server);
        JsonObject shown = ShownServer.of(server);
        JsonObject.Builder whole = JsonObject.builder();
        sent.without("configured").without("origin").members().forEach((name, value) -> {
            JsonValue restored = restored(value, kept.get(name), shown.get(name));
            whole.put(name, restored);
        });
        return whole.build();
    }

    /** The kept definition with these members changed; another address or command takes the place of both. */
    static JsonObject merge(RegisteredServer server, JsonObject members) {
        JsonObject merged = ServerFormat.write(server).with("enabled", new JsonBoolean(server.enabled()));
        JsonObject sent = replace(server, members);
        if (sent.has("url") && !sent.has("command")) {
            merged = without(merged, "command", "args", "env", "cwd", "memory", "type");
        } else if (sent.has("command") && !sent.has("url")) {
            merged = without(merged, "url", "headers", "oauth", "type");
        }
        if (sent.has("disabled")) {
            merged = merged.without("enabled");
        }
        for (var member : sent.members().entrySet()) {
            merged = member.getValue().isNull()
                    ? merged.without(member.getKey())
                    : merged.with(member.getKey(), member.getValue());
        }
        return merged;
    }

    private static JsonObject without(JsonObject json, String... names) {
        JsonObject rest = json;
        for (String name : names) {
            rest = rest.without(name);
        }
        return rest;
    }

    private static JsonValue restored(JsonValue sent, Optional<JsonValue> kept, Optional<JsonValue> shown) {
        if (kept.isPresent() && shown.equals(Optional.of(sent))) {
            return kept.get();
        }
        if (sent.equals(new JsonString(Redaction.MARK))) {
            return kept.orElseThrow(() ->
                    new InvalidServerException("there is no secret yet that `" + Redaction.MARK + "` could stand for"));
        }
        if (!(sent instanceof JsonObject object)) {
            return sent;
        }
        JsonObject keptMembers = kept.flatMap(JsonValue::asObject).orElse(JsonObject.empty());
        JsonObject shownMembers = shown.flatMap(JsonValue::asObject).orElse(JsonObject.empty());
        JsonObject.Builder members = JsonObject.builder();
        object.members()
                .forEach((name, value) ->
                        members.put(name, restored(value, keptMembers.get(name), shownMembers.get(name))));
        return members.build();
    }
}
