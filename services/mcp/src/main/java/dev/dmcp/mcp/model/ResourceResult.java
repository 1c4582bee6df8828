package dev.dmcp.mcp.model;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/** What reading a resource gave: never empty, since an unknown resource is an error. */
public record ResourceResult(List<ResourceContents> contents) {
    public ResourceResult {
        contents = List.copyOf(contents);
    }

    public static ResourceResult of(ResourceContents... contents) {
        return new ResourceResult(List.of(contents));
    }

    public static ResourceResult text(String uri, String mimeType, String text) {
        return of(new ResourceContents.Text(uri, mimeType, text));
    }

    public JsonObject toJson() {
        return JsonObject.builder()
                .put("contents", JsonArray.from(contents, ResourceContents::toJson))
                .build();
    }

    public static ResourceResult of(JsonObject json) {
        return new ResourceResult(Fields.objects(json, "contents", ResourceContents.Raw::new));
    }
}
