package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** A resource that can be read. {@code more} holds the optional members that need no meaning here (icons, size, annotations, _meta). */
public record Resource(
        String uri,
        String name,
        Optional<String> title,
        Optional<String> description,
        Optional<String> mimeType,
        JsonObject more) {

    public Resource(String uri, String name, String mimeType) {
        this(uri, name, Optional.empty(), Optional.empty(), Optional.of(mimeType), JsonObject.empty());
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("uri", uri).put("name", name);
        title.ifPresent(value -> json.put("title", value));
        description.ifPresent(value -> json.put("description", value));
        mimeType.ifPresent(value -> json.put("mimeType", value));
        return Fields.putAll(json, more).build();
    }

    public static Resource of(JsonObject json) {
        return new Resource(
                Fields.requiredText(json, "uri"),
                json.string("name").orElse(""),
                json.string("title"),
                json.string("description"),
                json.string("mimeType"),
                Fields.without(json, "uri", "name", "title", "description", "mimeType"));
    }
}
