package dev.dmcp.engine.buildkit.choice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The builders that {@code docker buildx create} made; read, never written. */
final class BuildxBuilders {

    /**
     * One of them.
     *
     * @param driver {@code docker}, {@code docker-container}, {@code remote}, {@code kubernetes}
     * @param node the name of its first node
     * @param endpoint where the first node is: an address, or the name of a docker context
     * @param options of the first node's driver: {@code cacert}, {@code cert}, {@code key}, {@code servername}
     */
    record Builder(String driver, String node, String endpoint, Map<String, String> options) {
        Builder {
            options = Map.copyOf(options);
        }
    }

    private final Path folder;

    /** @param folder {@code ~/.docker/buildx}, or what {@code BUILDX_CONFIG} says */
    BuildxBuilders(Path folder) {
        this.folder = folder;
    }

    /** The one that {@code docker buildx use} chose for an engine; empty for none. */
    Optional<String> current(String engine) {
        Path file = folder.resolve("current");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        boolean[] global = {false};
        read(file, json -> {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                global[0] |= name.equals("Global") && json.getBooleanValue();
                fields.put(name, json.getText());
            }
        });
        boolean meant = global[0] || fields.getOrDefault("Key", "").equals(engine);
        return Optional.ofNullable(fields.get("Name")).filter(name -> meant && !name.isEmpty());
    }

    Optional<Builder> named(String name) {
        Path file = folder.resolve("instances").resolve(name);
        if (!file.normalize().startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Reading reading = new Reading();
        read(file, reading::builder);
        return Optional.of(new Builder(reading.driver, reading.node, reading.endpoint, reading.options));
    }

    /** For a message. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder.resolve("instances"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private interface Reader {
        void read(JsonParser json) throws IOException;
    }

    private static void read(Path file, Reader reader) {
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                reader.read(json);
            }
        } catch (NoSuchFileException gone) {
            // Removed between two looks: as good as never there.
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput(
                    "cannot read `%s`: %s".formatted(file, unreadable.getMessage()),
                    "`docker buildx ls` shows the builders; `docker buildx rm` removes a broken one");
        }
    }

    /** A builder while it is read; only its first node counts. */
    private static final class Reading {
        private String driver = "";
        private String node = "";
        private String endpoint = "";
        private Map<String, String> options = Map.of();

        void builder(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("Driver")) {
                    driver = json.getText();
                } else if (name.equals("Nodes") && json.currentToken() == JsonToken.START_ARRAY) {
                    nodes(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void nodes(JsonParser json) throws IOException {
            for (boolean first = true; json.nextToken() == JsonToken.START_OBJECT; first = false) {
                if (first) {
                    node(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void node(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "Name" -> node = json.getText();
                    case "Endpoint" -> endpoint = json.getText();
                    case "DriverOpts" -> options = options(json);
                    default -> json.skipChildren();
                }
            }
        }

        private static Map<String, String> options(JsonParser json) throws IOException {
            Map<String, String> options = new LinkedHashMap<>();
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return options;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                options.put(name, json.getText());
            }
            return options;
        }
    }
}
