package dev.dmcp.application.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * The names that are neither its service's usual one nor of these repositories. Labels are inherited: an image that
     * others built on ours has ours too, but names of its own.
     */
    public List<String> foreignNames(Set<String> repositories) {
        String usual = ImageName.repository(label(ImageLabels.PROJECT) + "-" + label(ImageLabels.TARGET));
        return tags.stream()
                .filter(tag -> {
                    String repository = ImageName.repository(tag);
                    return !repository.equals(usual) && !repositories.contains(repository);
                })
                .toList();
    }

    /** Whether others gave it all the names that it has. */
    public boolean isNamedByOthers(Set<String> repositories) {
        return !tags.isEmpty() && foreignNames(repositories).size() == tags.size();
    }
}
