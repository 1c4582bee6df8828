package dev.dmcp.application.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One image to build, with all its names.
 *
 * @param name for people: the first service that runs it
 * @param tags every reference that the image gets, as the user wrote them
 * @param stamps labels of dmcp's own, beside those of the input
 */
public record ImageBuild(
        String name, List<String> tags, BuildInput input, BuildOptions options, Map<String, String> stamps) {
    public ImageBuild {
        tags = List.copyOf(tags);
        stamps = Map.copyOf(stamps);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("image " + name + " has no tag");
        }
    }

    public ImageBuild withInput(BuildInput other) {
        return new ImageBuild(name, tags, other, options, stamps);
    }

    /** The labels that the image carries in the end. */
    public Map<String, String> labels() {
        Map<String, String> all = new TreeMap<>(input.labels());
        all.putAll(stamps);
        return all;
    }
}
