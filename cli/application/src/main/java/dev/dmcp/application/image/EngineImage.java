package dev.dmcp.application.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image that is on the engine.
 *
 * @param id {@code sha256:…}
 * @param tags its references; empty for one that lost them all
 */
public record EngineImage(String id, List<String> tags, Map<String, String> labels, long sizeBytes, Instant created) {
    public EngineImage {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
    }

    /** A label's value, or empty text. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** Whether this is one of its names, however it is written. */
    public boolean hasName(String reference) {
        return tags.stream().anyMatch(tag -> ImageName.same(tag, reference));
    }
}
