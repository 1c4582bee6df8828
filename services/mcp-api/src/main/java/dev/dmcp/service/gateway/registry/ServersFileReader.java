package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLines;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code mcp.json} as desktop clients write it: {@code {"mcpServers": {name: {…}}}}. Members that other clients put there and mean nothing here are
 * left alone. A server that is wrong keeps what it was before, and harms no other.
 */
final class ServersFileReader {
    private static final String SERVERS = "mcpServers";

    private final Map<String, RegisteredServer> before;
    private final Map<String, RegisteredServer> servers = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private JsonLines lines = new JsonLines(Map.of());

    private ServersFileReader(Map<String, RegisteredServer> before) {
        this.before = before;
    }

    /**
     * What a person should be told.
     *
     * @param line from 1
     */
    record Remark(int line, String sentence) {}

    /**
     * What was read.
     *
     * @param named all names, those too whose definitions are wrong
     */
    record Reading(Map<String, RegisteredServer> servers, Set<String> named, List<Remark> remarks) {
        /** Of a file that is not there. */
        static final Reading NOTHING = new Reading(Map.of(), Set.of(), List.of());
    }

    /**
     * Reads the file's content.
     *
     * @param before what it said last, by name
     * @throws MalformedJsonException when it is no JSON; the message has the line
     */
    static Reading read(byte[] content, Map<String, RegisteredServer> before) {
        return new ServersFileReader(before).read(content);
    }

    private Reading read(byte[] content) {
        JsonValue document = Json.parse(content);
        lines = JsonLines.of(content);
        Optional<JsonObject> entries = document.asObject().flatMap(object -> object.object(SERVERS));
        if (entries.isEmpty()) {
            throw new MalformedJsonException("no object `" + SERVERS + "` at line 1: servers stand below that name");
        }
        entries.get().members().forEach(this::read);
        return new Reading(servers, named, remarks);
    }

    private void read(String key, JsonValue value) {
        String name = nameOf(key);
        named.add(name);
        try {
            if (servers.containsKey(name)) {
                throw new InvalidServerException("it has the name of another server here, `" + name + "`");
            }
            JsonObject definition =
                    value.asObject().orElseThrow(() -> new InvalidServerException("a server is an object"));
            servers.put(name, ServerFormat.read(name, definition, Origin.FILE));
        } catch (InvalidServerException e) {
            int line = e.field().isEmpty() ? lines.at(SERVERS, key) : lines.at(SERVERS, key, e.field());
            remarks.add(new Remark(line, "`" + key + "`: " + e.getMessage()));
            Optional.ofNullable(before.get(name)).ifPresent(old -> servers.putIfAbsent(name, old));
        }
    }

    /** People call servers {@code GitHub} and {@code my_files}; tools' names want a-z, 0-9 and hyphens. */
    static String nameOf(String key) {
        String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        name = name.substring(0, Math.min(name.length(), ServerName.LONGEST));
        return name.replaceAll("^-|-$", "");
    }
}
