package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedContainer.ObservedMount;
import dev.dmcp.application.container.ObservedContainer.ObservedPort;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads {@code GET /containers/json}. */
public final class ContainerListReader {
    private ContainerListReader() {}

    public static List<ObservedContainer> read(InputStream in) throws IOException {
        List<ObservedContainer> containers = new ArrayList<>();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.array(json, element -> containers.add(new Item().read(element)));
        }
        return containers;
    }

    /** One container as far as it has been read. */
    private static final class Item {
        private String id = "";
        private String name = "";
        private String image = "";
        private String imageId = "";
        private String state = "";
        private String status = "";
        private long createdSeconds;
        private Map<String, String> labels = Map.of();
        private final Map<String, String> networks = new LinkedHashMap<>();
        private final List<ObservedMount> mounts = new ArrayList<>();
        private final List<ObservedPort> ports = new ArrayList<>();

        ObservedContainer read(JsonParser json) throws IOException {
            JsonReading.object(json, this::field);
            return new ObservedContainer(
                    id,
                    name,
                    image,
                    imageId,
                    ContainerState.of(state),
                    StatusText.health(status),
                    StatusText.exitCode(status),
                    status,
                    Instant.ofEpochSecond(createdSeconds),
                    labels,
                    networks,
                    mounts,
                    ports);
        }

        private void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "Id" -> id = JsonReading.text(json);
                case "Names" -> name = ownName(JsonReading.list(json));
                case "Image" -> image = JsonReading.text(json);
                case "ImageID" -> imageId = JsonReading.text(json);
                case "State" -> state = JsonReading.text(json);
                case "Status" -> status = JsonReading.text(json);
                case "Created" -> createdSeconds = json.getLongValue();
                case "Labels" -> labels = JsonReading.strings(json);
                case "NetworkSettings" -> JsonReading.object(json, this::networkSettings);
                case "Mounts" -> JsonReading.array(json, element -> mounts.add(mount(element)));
                case "Ports" -> JsonReading.array(json, element -> ports.add(port(element)));
                default -> json.skipChildren();
            }
        }

        /** Links give a container further names with a second slash in them. */
        private static String ownName(List<String> names) {
            for (String each : names) {
                if (each.lastIndexOf('/') == 0) {
                    return each.substring(1);
                }
            }
            return names.isEmpty() ? "" : names.getFirst();
        }

        private void networkSettings(String field, JsonParser json) throws IOException {
            if (!field.equals("Networks")) {
                json.skipChildren();
                return;
            }
            JsonReading.object(json, (network, endpoint) -> networks.put(network, field(endpoint, "NetworkID")));
        }

        private static String field(JsonParser json, String wanted) throws IOException {
            String[] found = {""};
            JsonReading.object(json, (name, value) -> {
                String text = JsonReading.text(value);
                found[0] = name.equals(wanted) ? text : found[0];
            });
            return found[0];
        }

        private static ObservedMount mount(JsonParser json) throws IOException {
            Map<String, String> fields = JsonReading.strings(json);
            return new ObservedMount(
                    fields.getOrDefault("Type", ""),
                    fields.getOrDefault("Name", ""),
                    fields.getOrDefault("Source", ""),
                    fields.getOrDefault("Destination", ""));
        }

        private static ObservedPort port(JsonParser json) throws IOException {
            Map<String, String> fields = JsonReading.strings(json);
            return new ObservedPort(
                    fields.getOrDefault("IP", ""),
                    Integer.parseInt(fields.getOrDefault("PublicPort", "0")),
                    Integer.parseInt(fields.getOrDefault("PrivatePort", "0")),
                    fields.getOrDefault("Type", "tcp"));
        }
    }

    /** {@code Up 3 minutes (healthy)}, {@code Exited (1) 2 hours ago}: the list says these in words alone. */
    static final class StatusText {
        private StatusText() {}

        static Health health(String status) {
            if (status.endsWith("(healthy)")) {
                return Health.HEALTHY;
            }
            if (status.endsWith("(unhealthy)")) {
                return Health.UNHEALTHY;
            }
            return status.endsWith("(health: starting)") ? Health.STARTING : Health.NONE;
        }

        static OptionalInt exitCode(String status) {
            int end = status.indexOf(')');
            if (!status.startsWith("Exited (") || end < 0) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(Integer.parseInt(status, "Exited (".length(), end, 10));
        }
    }
}
