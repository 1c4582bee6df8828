package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.image.EngineImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code GET /images/json}, and which images the containers of {@code GET /containers/json} use. */
public final class ImageListReader {
    /** What older engines write where an image has no name. */
    private static final String NO_NAME = "<none>:<none>";

    private ImageListReader() {}

    public static List<EngineImage> images(InputStream in) throws IOException {
        List<EngineImage> images = new ArrayList<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.array(json, element -> images.add(new Item().read(element)));
        }
        return images;
    }

    public static Set<String> imagesOfContainers(InputStream in) throws IOException {
        Set<String> ids = new HashSet<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.array(
                    json,
                    element -> JsonReading.object(element, (field, value) -> {
                        String text = JsonReading.text(value);
                        if (field.equals("ImageID")) {
                            ids.add(text);
                        }
                    }));
        }
        return ids;
    }

    /** One image as far as it has been read. */
    private static final class Item {
        private String id = "";
        private List<String> tags = List.of();
        private Map<String, String> labels = Map.of();
        private long sizeBytes;
        private long createdSeconds;

        EngineImage read(JsonParser json) throws IOException {
            JsonReading.object(json, this::field);
            return new EngineImage(id, tags, labels, sizeBytes, Instant.ofEpochSecond(createdSeconds));
        }

        private void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "Id" -> id = JsonReading.text(json);
                case "RepoTags" ->
                    tags = JsonReading.list(json).stream()
                            .filter(tag -> !tag.equals(NO_NAME))
                            .toList();
                case "Labels" -> labels = JsonReading.strings(json);
                case "Size" -> sizeBytes = json.getLongValue();
                case "Created" -> createdSeconds = json.getLongValue();
                default -> json.skipChildren();
            }
        }
    }
}
