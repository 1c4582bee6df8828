package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.port.ContainerFigures.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Reads {@code GET /containers/{id}/stats?stream=false&one-shot=true}. */
public final class StatsReader {
    private Instant at = Instant.EPOCH;
    private long cpuNanos;
    private long usage;
    private long inactiveFile;

    private StatsReader() {}

    /** Empty where the engine has no figures, as of a container that does not run. */
    public static Optional<Reading> read(InputStream in) throws IOException {
        StatsReader reader = new StatsReader();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, reader::field);
        }
        // As `docker stats` counts: file cache that nobody uses is given back at once.
        return reader.usage == 0
                ? Optional.empty()
                : Optional.of(new Reading(reader.at, reader.cpuNanos, Math.max(0, reader.usage - reader.inactiveFile)));
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "read" -> at = Instant.parse(JsonReading.text(json));
            case "cpu_stats" -> JsonReading.object(json, this::cpu);
            case "memory_stats" -> JsonReading.object(json, this::memory);
            default -> json.skipChildren();
        }
    }

    private void cpu(String name, JsonParser json) throws IOException {
        if (!name.equals("cpu_usage")) {
            json.skipChildren();
            return;
        }
        JsonReading.object(json, (part, value) -> {
            if (part.equals("total_usage")) {
                cpuNanos = value.getLongValue();
            } else {
                value.skipChildren();
            }
        });
    }

    private void memory(String name, JsonParser json) throws IOException {
        switch (name) {
            case "usage" -> usage = json.getLongValue();
            case "stats" -> JsonReading.object(json, this::part);
            default -> json.skipChildren();
        }
    }

    /** Control groups of version 1 have both names; the total is that of the whole container. */
    private void part(String name, JsonParser json) throws IOException {
        switch (name) {
            case "inactive_file", "total_inactive_file" -> inactiveFile = json.getLongValue();
            default -> json.skipChildren();
        }
    }
}
