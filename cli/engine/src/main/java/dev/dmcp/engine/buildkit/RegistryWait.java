package dev.dmcp.engine.buildkit;

import dev.dmcp.engine.registry.RegistryPatience;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells from what a builder says of a step whether it waits for a registry at the moment. Builders have no word for
 * that; they name the work.
 */
final class RegistryWait {
    private final Set<String> open = new TreeSet<>();
    private long lastNews = System.nanoTime();

    /** Any news of the step. */
    void news() {
        lastNews = System.nanoTime();
    }

    /** A part of the step goes on, or is done. */
    void part(String id, boolean completed) {
        news();
        if (completed) {
            open.remove(id);
        } else {
            open.add(id);
        }
    }

    /**
     * The limit that the registry has exceeded; empty where it has not, or where nobody waits for one.
     *
     * @param name of the step, which has begun and has not ended
     */
    Optional<Duration> exceeded(String name, RegistryPatience patience) {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastNews);
        return limit(name, patience).filter(limit -> silence.compareTo(limit) > 0);
    }

    private Optional<Duration> limit(String name, RegistryPatience patience) {
        if (open.isEmpty()) {
            return asksRegistry(name) ? Optional.of(patience.answer()) : Optional.empty();
        }
        if (open.stream().allMatch(RegistryWait::isUpload)) {
            return Optional.of(patience.upload());
        }
        return open.stream().allMatch(RegistryWait::isDownload) ? Optional.of(patience.answer()) : Optional.empty();
    }

    private static boolean asksRegistry(String name) {
        return name.startsWith("[internal] load metadata for ")
                || name.startsWith("[auth] ")
                || name.startsWith("importing cache manifest ")
                || name.startsWith("resolve image config for ");
    }

    private static boolean isUpload(String id) {
        return id.startsWith("pushing ");
    }

    /** Layers are called by their digests while they come; unpacking them has another name. */
    private static boolean isDownload(String id) {
        return id.startsWith("sha256:") || id.startsWith("resolve ");
    }
}
