package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.container.ObservedNetwork;
import dev.dmcp.application.container.ObservedVolume;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists of networks, volumes and images, and single fields of other answers. */
public final class EngineObjects {
    private EngineObjects() {}

    /** Reads {@code GET /networks}. */
    public static List<ObservedNetwork> networks(InputStream in) throws IOException {
        List<ObservedNetwork> networks = new ArrayList<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.array(json, element -> {
                Named named = new Named().read(element);
                networks.add(new ObservedNetwork(named.id, named.name, named.labels));
            });
        }
        return networks;
    }

    /** Reads {@code GET /volumes}. */
    public static List<ObservedVolume> volumes(InputStream in) throws IOException {
        List<ObservedVolume> volumes = new ArrayList<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, (field, value) -> {
                if (!field.equals("Volumes")) {
                    value.skipChildren();
                    return;
                }
                JsonReading.array(value, element -> {
                    Named named = new Named().read(element);
                    volumes.add(new ObservedVolume(named.name, named.driver, named.labels));
                });
            });
        }
        return volumes;
    }

    /** Reads {@code GET /system/df}: each volume's name to the bytes in it, where they are known. */
    public static Map<String, Long> volumeSizes(InputStream in) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, (field, value) -> {
                if (field.equals("Volumes")) {
                    JsonReading.array(value, element -> volumeSize(element, sizes));
                } else {
                    value.skipChildren();
                }
            });
        }
        return sizes;
    }

    private static void volumeSize(JsonParser json, Map<String, Long> sizes) throws IOException {
        String[] name = {""};
        long[] size = {-1};
        JsonReading.object(json, (field, value) -> {
            switch (field) {
                case "Name" -> name[0] = JsonReading.text(value);
                case "UsageData" ->
                    JsonReading.object(value, (part, number) -> {
                        if (part.equals("Size")) {
                            size[0] = number.getLongValue();
                        }
                    });
                default -> value.skipChildren();
            }
        });
        if (size[0] >= 0) {
            sizes.put(name[0], size[0]);
        }
    }

    /** Reads {@code GET /images/json}: each tag and each digest to the id of its image. */
    public static Map<String, String> imageIds(InputStream in) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.array(json, element -> {
                Named named = new Named().read(element);
                named.references.forEach(reference -> ids.put(reference, named.id));
            });
        }
        return ids;
    }

    /** The text of one field of an object; empty where it is missing. */
    public static String field(InputStream in, String wanted) throws IOException {
        String[] found = {""};
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, (name, value) -> {
                String text = JsonReading.text(value);
                found[0] = name.equals(wanted) ? text : found[0];
            });
        }
        return found[0];
    }

    private static final class Named {
        private String id = "";
        private String name = "";
        private String driver = "";
        private Map<String, String> labels = Map.of();
        private final List<String> references = new ArrayList<>();

        Named read(JsonParser json) throws IOException {
            JsonReading.object(json, this::field);
            return this;
        }

        private void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "Id" -> id = JsonReading.text(json);
                case "Name" -> name = JsonReading.text(json);
                case "Driver" -> driver = JsonReading.text(json);
                case "Labels" -> labels = JsonReading.strings(json);
                case "RepoTags", "RepoDigests" -> references.addAll(JsonReading.list(json));
                default -> json.skipChildren();
            }
        }
    }
}
