package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** A family of resources: an RFC 6570 level 1 template and what it stands for. */
public record ResourceTemplate(
        String uriTemplate, String name, Optional<String> description, Optional<String> mimeType, JsonObject more) {

    public ResourceTemplate(String uriTemplate, String name, String mimeType) {
        this(uriTemplate, name, Optional.empty(), Optional.of(mimeType), JsonObject.empty());
    }

    public JsonObject toJson() {
        JsonObject.Builder json =
                JsonObject.builder().put("uriTemplate", uriTemplate).put("name", name);
        description.ifPresent(value -> json.put("description", value));
        mimeType.ifPresent(value -> json.put("mimeType", value));
        return Fields.putAll(json, more).build();
    }

    public static ResourceTemplate of(JsonObject json) {
        return new ResourceTemplate(
                Fields.requiredText(json, "uriTemplate"),
                json.string("name").orElse(""),
                json.string("description"),
                json.string("mimeType"),
                Fields.without(json, "uriTemplate", "name", "description", "mimeType"));
    }
}
