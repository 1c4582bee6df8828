package dev.dmcp.application.image;

import java.time.Instant;

/**
 * A record of the build cache.
 *
 * @param type {@code regular}, {@code source.local}, {@code exec.cachemount}, …
 * @param description names the step, and of a cache mount its id
 * @param shared whether an image uses it too, so that nothing is won by removing it
 */
public record CacheRecord(
        String id, String type, String description, long sizeBytes, boolean inUse, boolean shared, Instant lastUsed) {

    private static final String CACHE_MOUNT = "exec.cachemount";

    /**
     * Whether it is a cache mount of a project. Templates name them {@code dmcp-PROJECT-WORD}; the word has no dash, so
     * that a project called {@code demo-2} is not taken for a part of {@code demo}.
     */
    public boolean isCacheMountOf(String project) {
        String begin = "id \"/dmcp-" + project + "-";
        int found = description.lastIndexOf(begin);
        if (!type.equals(CACHE_MOUNT) || found < 0 || !description.endsWith("\"")) {
            return false;
        }
        String word = description.substring(found + begin.length(), description.length() - 1);
        return !word.isEmpty() && word.indexOf('-') < 0 && word.indexOf('"') < 0;
    }
}
