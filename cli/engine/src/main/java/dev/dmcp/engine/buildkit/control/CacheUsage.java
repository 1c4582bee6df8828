package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the build cache.
 *
 * @param type {@code regular}, {@code source.local}, {@code exec.cachemount}, {@code frontend}, {@code internal}, …
 * @param shared whether an image uses it too, so that removing the record frees nothing
 */
public record CacheUsage(
        String id,
        String type,
        String description,
        long sizeBytes,
        boolean inUse,
        boolean shared,
        Optional<Instant> created,
        Optional<Instant> lastUsed) {

    static CacheUsage read(ProtoReader reader) throws MalformedMessageException {
        String id = "";
        String type = "";
        String description = "";
        long size = 0;
        boolean inUse = false;
        boolean shared = false;
        Optional<Instant> created = Optional.empty();
        Optional<Instant> lastUsed = Optional.empty();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.string();
                case 3 -> inUse = reader.bool();
                case 4 -> size = reader.integer();
                case 6 -> created = Optional.of(reader.timestamp());
                case 7 -> lastUsed = Optional.of(reader.timestamp());
                case 9 -> description = reader.string();
                case 10 -> type = reader.string();
                case 11 -> shared = reader.bool();
                default -> {}
            }
        }
        return new CacheUsage(id, type, description, size, inUse, shared, created, lastUsed);
    }
}
