package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does the work behind a builder.
 *
 * @param labels among them {@code org.mobyproject.buildkit.worker.moby.host-gateway-ip} and
 *     {@code …worker.executor}
 * @param platforms {@code linux/amd64}, {@code linux/arm64/v8}; the first is its own
 */
public record Worker(String id, Map<String, String> labels, List<String> platforms) {
    public Worker {
        labels = Map.copyOf(labels);
        platforms = List.copyOf(platforms);
    }

    static Worker read(ProtoReader reader) throws MalformedMessageException {
        String id = "";
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> platforms = new ArrayList<>();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.string();
                case 2 -> reader.entryInto(labels);
                case 3 -> platforms.add(platform(reader.message()));
                default -> {}
            }
        }
        return new Worker(id, labels, platforms);
    }

    private static String platform(ProtoReader reader) throws MalformedMessageException {
        String architecture = "";
        String system = "";
        String variant = "";
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> architecture = reader.string();
                case 2 -> system = reader.string();
                case 3 -> variant = reader.string();
                default -> {}
            }
        }
        return system + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
