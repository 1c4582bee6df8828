package dev.dmcp.service.memory.model;

import dev.dmcp.service.kit.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of a user's memories are wanted.
 *
 * @param text words, as {@code search.TextQuery} reads them; empty wants all, the newest first
 * @param keyPrefix how the key begins
 * @param metadata members that a memory's metadata must have, with these values
 * @param since updated then or later
 * @param until updated before then
 * @param limit of this page, from 1
 * @param offset how many to pass over, from 0
 */
public record SearchQuery(
        String text,
        Optional<String> keyPrefix,
        JsonObject metadata,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit,
        int offset) {

    /** The first twenty that match a text. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Optional.empty(), JsonObject.empty(), Optional.empty(), Optional.empty(), 20, 0);
    }

    public SearchQuery withKeyPrefix(String prefix) {
        return new SearchQuery(text, Optional.of(prefix), metadata, since, until, limit, offset);
    }

    public SearchQuery withMetadata(JsonObject wanted) {
        return new SearchQuery(text, keyPrefix, wanted, since, until, limit, offset);
    }

    public SearchQuery between(Instant from, Instant to) {
        return new SearchQuery(text, keyPrefix, metadata, Optional.of(from), Optional.of(to), limit, offset);
    }

    public SearchQuery page(int newLimit, int newOffset) {
        return new SearchQuery(text, keyPrefix, metadata, since, until, newLimit, newOffset);
    }
}
