package dev.dmcp.service.memory.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps memories, each for one user: no call sees or changes what belongs to another. What a call has returned survives the end of the process, however it
 * ends. Thread-safe, also between processes.
 */
public interface MemoryStore {

    /**
     * Stores under the key, or replaces what is there.
     *
     * @throws LimitExceededException when the user has as many as allowed and the key is new; nothing is changed
     */
    Remembered remember(String user, NewMemory wanted) throws LimitExceededException;

    /**
     * Replaces what is under a key by what {@code change} makes of it, while nobody else changes it.
     *
     * @param change must keep the key; what it throws leaves everything as it was
     * @return how it now is, or nothing when there is nothing under the key
     */
    Optional<Memory> update(String user, String key, UnaryOperator<NewMemory> change);

    /** What is stored under a key. */
    Optional<Memory> recall(String user, String key);

    /** What matches, the best first; equally good ones by time, the newest first, then by key. */
    SearchPage search(String user, SearchQuery query);

    /** Keys in their order (by code point), after a given one. */
    List<String> keys(String user, String prefix, Optional<String> after, int limit);

    /** Whether there was something under the key. */
    boolean forget(String user, String key);

    /**
     * Forgets all of a user's.
     *
     * @return how many
     */
    int reset(String user);

    Statistics statistics(String user);

    /** Hands over all of a user's, by key, without holding them in memory together. */
    void export(String user, Consumer<Memory> consumer);

    /** Stores memories with the ids and times that they had; a key that is there is replaced. All or none of a call. */
    void restore(String user, List<Memory> memories) throws LimitExceededException;
}
