package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the messages of {@code POST /images/create} and adds them up. */
public final class PullReader {
    private static final long MEGABYTE = 1_000_000;

    private record Layer(long current, long total) {}

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Consumer<String> progress;
    private String said = "";

    private String id = "";
    private String status = "";
    private String error = "";
    private long current;
    private long total;

    private PullReader(Consumer<String> progress) {
        this.progress = progress;
    }

    /** @return the engine's words when it gave up, which it says in a message after it answered 200 */
    public static Optional<String> read(InputStream in, Consumer<String> progress) throws IOException {
        PullReader reader = new PullReader(progress);
        try (JsonParser json = JsonReading.open(in)) {
            while (json.currentToken() == JsonToken.START_OBJECT) {
                reader.message(json);
                json.nextToken();
            }
        }
        return reader.error.isEmpty() ? Optional.empty() : Optional.of(reader.error);
    }

    private void message(JsonParser json) throws IOException {
        id = "";
        status = "";
        total = 0;
        JsonReading.object(json, this::field);
        if (total > 0 && status.equals("Downloading")) {
            layers.put(id, new Layer(current, total));
        } else if (status.equals("Download complete")) {
            layers.computeIfPresent(id, (layer, known) -> new Layer(known.total(), known.total()));
        }
        say(layers.isEmpty() ? status : amount());
    }

    private void say(String words) {
        if (!words.isEmpty() && !words.equals(said)) {
            said = words;
            progress.accept(words);
        }
    }

    private String amount() {
        long done = layers.values().stream().mapToLong(Layer::current).sum();
        long all = layers.values().stream().mapToLong(Layer::total).sum();
        return "%d of %d MB".formatted(done / MEGABYTE, all / MEGABYTE);
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "id" -> id = JsonReading.text(json);
            case "status" -> status = JsonReading.text(json);
            case "error" -> error = JsonReading.text(json);
            case "progressDetail" -> JsonReading.object(json, this::detailField);
            default -> json.skipChildren();
        }
    }

    private void detailField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "current" -> current = json.getLongValue();
            case "total" -> total = json.getLongValue();
            default -> json.skipChildren();
        }
    }
}
