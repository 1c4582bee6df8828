package dev.dmcp.engine.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code index.json} of a layout of the Open Container Initiative: which blob has which tag. Keeps what it does not know. */
final class ContentIndex {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAG = "org.opencontainers.image.ref.name";

    private final Path folder;

    ContentIndex(Path folder) {
        this.folder = folder;
    }

    Optional<String> tagged(String tag) throws IOException {
        for (JsonNode manifest : read().path("manifests")) {
            if (isTagged(manifest, tag)) {
                return Optional.of(manifest.path("digest").asText());
            }
        }
        return Optional.empty();
    }

    void tag(String tag, String descriptor) throws IOException {
        ObjectNode index = read();
        ArrayNode manifests = JSON.createArrayNode();
        for (JsonNode manifest : index.path("manifests")) {
            if (!isTagged(manifest, tag)) {
                manifests.add(manifest);
            }
        }
        JsonNode named = JSON.readTree(descriptor);
        ((ObjectNode) named).withObjectProperty("annotations").put(TAG, tag);
        index.set("manifests", manifests.add(named));
        write("oci-layout", JSON.createObjectNode().put("imageLayoutVersion", "1.0.0"));
        write("index.json", index);
    }

    private static boolean isTagged(JsonNode manifest, String tag) {
        return manifest.path("annotations").path(TAG).asText().equals(tag);
    }

    private ObjectNode read() throws IOException {
        try {
            JsonNode index = JSON.readTree(Files.readString(folder.resolve("index.json")));
            if (index instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("`" + folder.resolve("index.json") + "` is no JSON object");
        } catch (NoSuchFileException none) {
            return JSON.createObjectNode()
                    .put("schemaVersion", 2)
                    .put("mediaType", "application/vnd.oci.image.index.v1+json");
        }
    }

    /** A reader sees the old file or the new one, never half of it. */
    private void write(String name, ObjectNode content) throws IOException {
        Path whole = Files.createTempFile(folder, name, "");
        Files.writeString(whole, content.toString());
        Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
