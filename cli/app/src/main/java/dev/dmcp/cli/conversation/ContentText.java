package dev.dmcp.cli.conversation;

import dev.dmcp.mcp.model.Content;
import dev.dmcp.mcp.model.PromptResult;
import dev.dmcp.mcp.model.ResourceContents;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ToolResult;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What tools, resources and prompts give, for people: text as it is, everything else as a line that says what it is. */
public final class ContentText {
    private static final int KIBIBYTE = 1024;

    private ContentText() {}

    /** Structured content comes once, though most servers send it as text too. */
    public static String of(ToolResult result) {
        StringBuilder text = new StringBuilder();
        for (Content content : result.content()) {
            JsonObject json = content.toJson();
            if (!isSame(json, result.structured())) {
                line(text, content(json));
            }
        }
        result.structured()
                .filter(value -> !isOnlyText(value, result.content()))
                .ifPresent(value -> text.append(PrettyJson.of(value)));
        return text.toString();
    }

    /** Many servers wrap their text into an object of one member, for clients that want structure. */
    private static boolean isOnlyText(JsonValue structured, List<Content> content) {
        Collection<JsonValue> members =
                structured.asObject().map(object -> object.members().values()).orElse(List.of());
        return members.size() == 1
                && members.iterator().next() instanceof JsonString text
                && content.stream()
                        .anyMatch(piece ->
                                piece.toJson().string("text").orElse("").equals(text.value()));
    }

    private static boolean isSame(JsonObject content, Optional<JsonValue> structured) {
        Optional<String> text = content.string("text");
        if (structured.isEmpty() || text.isEmpty()) {
            return false;
        }
        try {
            return Json.parse(text.get()).equals(structured.get());
        } catch (MalformedJsonException words) {
            return false;
        }
    }

    public static String of(ResourceResult result) {
        StringBuilder text = new StringBuilder();
        result.contents().stream().map(ResourceContents::toJson).forEach(json -> line(text, resource(json)));
        return text.toString();
    }

    public static String of(PromptResult result) {
        StringBuilder text = new StringBuilder();
        result.description().ifPresent(words -> text.append("# ").append(words).append("\n\n"));
        for (PromptResult.Message message : result.messages()) {
            line(text, message.role() + ": " + content(message.content().toJson()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String content) {
        text.append(content);
        if (!content.endsWith("\n")) {
            text.append('\n');
        }
    }

    private static String content(JsonObject content) {
        return switch (content.string("type").orElse("")) {
            case "text" -> content.string("text").orElse("");
            case "image", "audio" -> binary(content, "data");
            case "resource" -> resource(content.object("resource").orElse(JsonObject.empty()));
            case "resource_link" ->
                "[link %s%s]"
                        .formatted(
                                content.string("uri").orElse(""),
                                content.string("name").map(name -> ": " + name).orElse(""));
            default -> content.toString();
        };
    }

    private static String resource(JsonObject resource) {
        Optional<String> text = resource.string("text");
        return text.isPresent() ? text.get() : binary(resource, "blob");
    }

    private static String binary(JsonObject content, String member) {
        long bytes = content.string(member).orElse("").length() * 3L / 4;
        List<String> words = List.of(
                content.string("type").or(() -> content.string("uri")).orElse("binary"),
                content.string("mimeType").orElse("unknown type"),
                bytes < KIBIBYTE ? bytes + " bytes" : bytes / KIBIBYTE + " KiB");
        return "[" + String.join(", ", words) + "; `-o json` prints it]";
    }
}
