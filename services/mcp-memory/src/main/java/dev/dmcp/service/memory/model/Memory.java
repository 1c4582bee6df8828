package dev.dmcp.service.memory.model;

import dev.dmcp.service.kit.json.JsonObject;
import java.time.Instant;

/**
 * Something remembered for a user under a key.
 *
 * @param id unique among all memories, and the same through every update
 * @param user whose it is
 * @param key unique among the user's memories
 * @param metadata what its owner filed with it; compared as JSON, not as text
 * @param createdAt to the microsecond, as is {@code updatedAt}
 */
public record Memory(
        String id, String user, String key, String content, JsonObject metadata, Instant createdAt, Instant updatedAt) {

    /** With every field. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id)
                .put("user", user)
                .put("key", key)
                .put("content", content)
                .put("metadata", metadata)
                .put("createdAt", createdAt.toString())
                .put("updatedAt", updatedAt.toString())
                .build();
    }
}
