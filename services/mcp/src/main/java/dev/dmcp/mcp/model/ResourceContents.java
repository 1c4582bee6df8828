package dev.dmcp.mcp.model;

import dev.dmcp.service.kit.json.JsonObject;

/** What a resource holds. */
public sealed interface ResourceContents {
    JsonObject toJson();

    record Text(String uri, String mimeType, String text) implements ResourceContents {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("uri", uri)
                    .put("mimeType", mimeType)
                    .put("text", text)
                    .build();
        }
    }

    /** @param data Base64 */
    record Binary(String uri, String mimeType, String data) implements ResourceContents {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("uri", uri)
                    .put("mimeType", mimeType)
                    .put("blob", data)
                    .build();
        }
    }

    /** Contents that came from another server and are passed on untouched. */
    record Raw(JsonObject json) implements ResourceContents {
        @Override
        public JsonObject toJson() {
            return json;
        }

        public String uri() {
            return json.string("uri").orElse("");
        }
    }
}
