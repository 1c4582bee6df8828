package dev.dmcp.mcp.model;

import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** Who a server or client says it is. For display and logs only: nobody checks it. */
public record Implementation(String name, String version, Optional<String> title) {
    public Implementation(String name, String version) {
        this(name, version, Optional.empty());
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("name", name);
        title.ifPresent(value -> json.put("title", value));
        return json.put("version", version).build();
    }

    public static Implementation of(JsonObject json) {
        return new Implementation(
                json.string("name").orElse(""), json.string("version").orElse(""), json.string("title"));
    }
}
