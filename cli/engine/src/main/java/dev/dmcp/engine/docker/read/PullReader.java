package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Reads the messages of {@code POST /images/create}, or of a push, and adds them up. */
public final class PullReader {
    private static final long MEGABYTE = 1_000_000;
    /** Of a layer that is no longer fetched. */
    private static final Set<String> ARRIVED =
            Set.of("Verifying Checksum", "Download complete", "Pull complete", "Already exists");

    /** Takes what was moved so far; called for each message. */
    @FunctionalInterface
    public interface Amounts {
        void at(long current, long total);
    }

    /** Takes, for each message, whether the engine is busy with what it has got, and waits for no registry. */
    @FunctionalInterface
    public interface Work {
        void at(boolean isOwn);
    }

    private record Layer(long current, long total) {}

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Boolean> arrived = new HashMap<>();
    private final Consumer<String> progress;
    private final Amounts amounts;
    private final Work work;
    private String said = "";

    private String id = "";
    private String status = "";
    private String error = "";
    private long current;
    private long total;

    private PullReader(Consumer<String> progress, Amounts amounts, Work work) {
        this.progress = progress;
        this.amounts = amounts;
        this.work = work;
    }

    /** @return the engine's words when it gave up, which it says in a message after it answered 200 */
    public static Optional<String> read(InputStream in, Consumer<String> progress) throws IOException {
        return read(in, progress, isOwn -> {});
    }

    /** @return as {@link #read(InputStream, Consumer)} */
    public static Optional<String> read(InputStream in, Consumer<String> progress, Work work) throws IOException {
        return read(in, new PullReader(progress, (current, total) -> {}, work));
    }

    /** @return as {@link #read(InputStream, Consumer)} */
    public static Optional<String> readPush(InputStream in, Amounts amounts) throws IOException {
        return read(in, new PullReader(words -> {}, amounts, isOwn -> {}));
    }

    private static Optional<String> read(InputStream in, PullReader reader) throws IOException {
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
        if (total > 0 && (status.equals("Downloading") || status.equals("Pushing"))) {
            layers.put(id, new Layer(current, total));
        } else if (status.equals("Download complete") || status.equals("Pushed")) {
            layers.computeIfPresent(id, (layer, known) -> new Layer(known.total(), known.total()));
        }
        say(layers.isEmpty() ? status : amount());
        amounts.at(sum(Layer::current), sum(Layer::total));
        arrival();
        work.at(!arrived.isEmpty() && !arrived.containsValue(false));
    }

    /** Engines with the containerd store unpack without a word, so what counts is which layers are there. */
    private void arrival() {
        if (!id.isEmpty() && !status.startsWith("Pulling from")) {
            arrived.put(id, status.startsWith("Extracting") || ARRIVED.contains(status));
        }
    }

    private long sum(ToLongFunction<Layer> part) {
        return layers.values().stream().mapToLong(part).sum();
    }

    private void say(String words) {
        if (!words.isEmpty() && !words.equals(said)) {
            said = words;
            progress.accept(words);
        }
    }

    private String amount() {
        return "%d of %d MB".formatted(sum(Layer::current) / MEGABYTE, sum(Layer::total) / MEGABYTE);
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
