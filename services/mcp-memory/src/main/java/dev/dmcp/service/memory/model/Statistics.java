package dev.dmcp.service.memory.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a user has stored.
 *
 * @param contentCharacters of all contents together
 */
public record Statistics(long count, long contentCharacters, Optional<Instant> oldest, Optional<Instant> newest) {}
