package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;

/** One piece of what a tool, a prompt or a model says. Binary data is Base64 text, as on the wire. */
public sealed interface Content {
    JsonObject toJson();

    record Text(String text) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("type", "text").put("text", text).build();
        }
    }

    record Image(String data, String mimeType) implements Content {
        @Override
        public JsonObject toJson() {
            return binary("image", data, mimeType);
        }
    }

    record Audio(String data, String mimeType) implements Content {
        @Override
        public JsonObject toJson() {
            return binary("audio", data, mimeType);
        }
    }

    record Embedded(ResourceContents resource) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("type", "resource")
                    .put("resource", resource.toJson())
                    .build();
        }
    }

    record Link(Resource resource) implements Content {
        @Override
        public JsonObject toJson() {
            return Fields.putAll(JsonObject.builder().put("type", "resource_link"), resource.toJson())
                    .build();
        }
    }

    /** A piece with annotations or {@code _meta}, or of a kind that this revision does not know: kept as it came. */
    record Raw(JsonObject json) implements Content {
        @Override
        public JsonObject toJson() {
            return json;
        }
    }

    static Content text(String text) {
        return new Text(text);
    }

    /** Reads a plain text as {@link Text}; everything else stays {@link Raw}, so that passing it on loses nothing. */
    static Content of(JsonObject json) {
        boolean plainText =
                json.members().size() == 2 && "text".equals(json.string("type").orElse(""));
        return plainText ? json.string("text").<Content>map(Text::new).orElseGet(() -> new Raw(json)) : new Raw(json);
    }

    private static JsonObject binary(String type, String data, String mimeType) {
        return JsonObject.builder()
                .put("type", type)
                .put("data", data)
                .put("mimeType", mimeType)
                .build();
    }
}
