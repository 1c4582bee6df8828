package dev.dmcp.mcp.client;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;

/**
 * What a client wants to hear of.
 *
 * @param resources addresses of resources whose changes matter
 */
public record Wishes(boolean toolsChanged, boolean promptsChanged, boolean resourcesChanged, List<String> resources) {
    public Wishes {
        resources = List.copyOf(resources);
    }

    /** Whether lists have changed. */
    public static Wishes listChanges() {
        return new Wishes(true, true, true, List.of());
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        put(json, "toolsListChanged", toolsChanged);
        put(json, "promptsListChanged", promptsChanged);
        put(json, "resourcesListChanged", resourcesChanged);
        if (!resources.isEmpty()) {
            json.put("resourceSubscriptions", JsonArray.ofStrings(resources));
        }
        return json.build();
    }

    private static void put(JsonObject.Builder json, String name, boolean wanted) {
        if (wanted) {
            json.put(name, true);
        }
    }
}
