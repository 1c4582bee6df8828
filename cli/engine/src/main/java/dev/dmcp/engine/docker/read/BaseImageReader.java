package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.dockerfile.BaseImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads from {@code GET /images/NAME/json} what an image brings into a build that begins with it. */
public final class BaseImageReader {
    private final Map<String, String> environment = new HashMap<>();
    private boolean triggers;

    private BaseImageReader() {}

    public static BaseImage read(InputStream in) throws IOException {
        BaseImageReader reader = new BaseImageReader();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, reader::field);
        }
        return new BaseImage(reader.environment, reader.triggers);
    }

    private void field(String field, JsonParser json) throws IOException {
        if (field.equals("Config")) {
            JsonReading.object(json, this::configuration);
        } else {
            json.skipChildren();
        }
    }

    private void configuration(String field, JsonParser json) throws IOException {
        switch (field) {
            case "Env" -> JsonReading.list(json).forEach(this::variable);
            case "OnBuild" -> triggers = !JsonReading.list(json).isEmpty();
            default -> json.skipChildren();
        }
    }

    private void variable(String entry) {
        int equals = entry.indexOf('=');
        environment.put(entry.substring(0, Math.max(0, equals)), entry.substring(equals + 1));
    }
}
