package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * How a tool call ended. {@code isError} means that the tool ran and failed, in words that a model can act upon; errors of the
 * protocol are {@link dev.dmcp.mcp.wire.RpcException}s.
 */
public record ToolResult(List<Content> content, Optional<JsonValue> structured, boolean isError, JsonObject meta) {

    public ToolResult {
        content = List.copyOf(content);
    }

    public static ToolResult of(Content... content) {
        return new ToolResult(List.of(content), Optional.empty(), false, JsonObject.empty());
    }

    public static ToolResult text(String text) {
        return of(Content.text(text));
    }

    /** Structured content, and the same as text for clients that read only text. */
    public static ToolResult structured(JsonValue value) {
        return new ToolResult(List.of(Content.text(Json.write(value))), Optional.of(value), false, JsonObject.empty());
    }

    public static ToolResult error(String sentence) {
        return new ToolResult(List.of(Content.text(sentence)), Optional.empty(), true, JsonObject.empty());
    }

    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        json.put("content", JsonArray.from(content, Content::toJson));
        structured.ifPresent(value -> json.put("structuredContent", value));
        if (isError) {
            json.put("isError", true);
        }
        if (!Fields.isEmpty(meta)) {
            json.put("_meta", meta);
        }
        return json.build();
    }

    public static ToolResult of(JsonObject json) {
        return new ToolResult(
                Fields.objects(json, "content", Content::of),
                json.get("structuredContent"),
                Fields.flag(json, "isError"),
                json.object("_meta").orElse(JsonObject.empty()));
    }
}
