package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;

/** Reads {@code GET /distribution/{name}/json}. */
public final class DistributionReader {
    private DistributionReader() {}

    /** The digest of the descriptor; an answer without one is no answer. */
    public static String digest(InputStream in) throws IOException {
        StringBuilder digest = new StringBuilder();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, (field, value) -> {
                if (field.equals("Descriptor")) {
                    JsonReading.object(value, (name, content) -> {
                        if (name.equals("digest")) {
                            digest.append(JsonReading.text(content));
                        } else {
                            content.skipChildren();
                        }
                    });
                } else {
                    value.skipChildren();
                }
            });
        }
        if (digest.isEmpty()) {
            throw new IOException("the answer has no digest");
        }
        return digest.toString();
    }
}
