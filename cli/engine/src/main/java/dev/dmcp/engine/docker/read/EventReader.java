package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.container.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads {@code GET /events}, one event after the other. */
public final class EventReader {
    private static final long NANOS = 1_000_000_000L;

    private final InputStream in;
    private @Nullable JsonParser json;

    public EventReader(InputStream in) {
        this.in = in;
    }

    /** Waits for the next event; absent at the end of the stream. */
    public Optional<ContainerEvent> next() throws IOException {
        JsonParser parser = json;
        if (parser == null) {
            parser = JsonReading.open(in);
            json = parser;
        } else {
            parser.nextToken();
        }
        return parser.currentToken() == JsonToken.START_OBJECT
                ? Optional.of(new Item().read(parser))
                : Optional.empty();
    }

    private static final class Item {
        private String action = "";
        private String id = "";
        private long timeNanos;
        private Map<String, String> attributes = Map.of();

        ContainerEvent read(JsonParser json) throws IOException {
            JsonReading.object(json, this::field);
            String exitCode = attributes.getOrDefault("exitCode", "");
            return new ContainerEvent(
                    Instant.ofEpochSecond(timeNanos / NANOS, timeNanos % NANOS),
                    action,
                    id,
                    attributes.getOrDefault("name", ""),
                    attributes.getOrDefault(Labels.SERVICE, ""),
                    exitCode.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(exitCode)));
        }

        private void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "Action" -> action = JsonReading.text(json);
                case "timeNano" -> timeNanos = json.getLongValue();
                case "Actor" -> JsonReading.object(json, this::actorField);
                default -> json.skipChildren();
            }
        }

        private void actorField(String field, JsonParser json) throws IOException {
            switch (field) {
                case "ID" -> id = JsonReading.text(json);
                case "Attributes" -> attributes = JsonReading.strings(json);
                default -> json.skipChildren();
            }
        }
    }
}
