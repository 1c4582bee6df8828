package dev.dmcp.application.image;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds of a project by the images that they made. */
public final class BuildHistory {
    private final Map<String, BuildRecord> byImage = new HashMap<>();
    private final Map<String, Long> earlierSizes = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();

    /** @param records the latest last */
    public BuildHistory(List<BuildRecord> records) {
        Map<String, BuildRecord> latest = new HashMap<>();
        for (BuildRecord record : records) {
            BuildRecord earlier = latest.put(record.name(), record);
            if (earlier == null || !earlier.imageId().equals(record.imageId())) {
                earlierSizes.put(record.imageId(), earlier == null ? 0 : earlier.sizeBytes());
            }
            if (record.isBuilt()) {
                byImage.put(record.imageId(), record);
            }
            since.put(record.imageId(), record.time());
        }
    }

    /** The last build that made this image; empty where this machine remembers none. */
    public Optional<BuildRecord> of(EngineImage image) {
        return Optional.ofNullable(byImage.get(image.id()));
    }

    /** Whether this machine built it. */
    public boolean knows(EngineImage image) {
        return since.containsKey(image.id());
    }

    /** When it got its name the last time, as far as this machine remembers; else when it was made. */
    public Instant since(EngineImage image) {
        return since.getOrDefault(image.id(), image.created());
    }

    /** The size of the image that this one replaced; 0 where that is not remembered. */
    public long earlierSizeBytes(EngineImage image) {
        return earlierSizes.getOrDefault(image.id(), 0L);
    }
}
