package dev.dmcp.service.memory.store;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.memory.model.LimitExceededException;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.model.NewMemory;
import dev.dmcp.service.memory.model.Remembered;
import dev.dmcp.service.memory.model.SearchPage;
import dev.dmcp.service.memory.model.SearchQuery;
import dev.dmcp.service.memory.model.Statistics;
import dev.dmcp.service.memory.search.TextQuery;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What both databases do alike; how they write and search is theirs. */
abstract class JdbcMemoryStore implements MemoryStore {
    static final String COLUMNS = "m.id, m.owner, m.key, m.content, m.metadata, m.created_micros, m.updated_micros";

    private static final String FROM = " FROM memories m";
    private static final String BY_KEY = "SELECT " + COLUMNS + FROM + " WHERE m.owner = ? AND m.key = ?";

    private final Database database;
    private final MemoryLimits limits;
    private final InstantSource clock;

    JdbcMemoryStore(Database database, MemoryLimits limits, InstantSource clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Inserts, or replaces content, metadata and time of what is under the key. Words follow.
     *
     * @return the row as it now is
     */
    abstract Memory put(Session session, Memory memory) throws SQLException;

    /** What a {@code SELECT} ends with so that others wait before they change its rows. */
    abstract String rowLock();

    /** Removes rows and their words. */
    abstract int remove(Session session, String owner, Optional<String> key) throws SQLException;

    /** Narrows to what has the wanted metadata. */
    abstract void addMetadata(Conditions conditions, JsonObject wanted);

    /** One page of what matches a text that is not empty. */
    abstract SearchPage ranked(Session session, String owner, SearchQuery query, TextQuery text, Conditions conditions)
            throws SQLException;

    @Override
    public Remembered remember(String user, NewMemory wanted) throws LimitExceededException {
        Instant now = Times.instant(Times.micros(clock.instant()));
        String id = UUID.randomUUID().toString();
        var fresh = new Memory(id, user, wanted.key(), wanted.content(), wanted.metadata(), now, now);
        try {
            return database.write(session -> {
                Memory row = put(session, fresh);
                boolean created = row.id().equals(id);
                if (created && isOverLimit(session, user)) {
                    throw new OverLimitException();
                }
                return new Remembered(row, created);
            });
        } catch (OverLimitException rolledBack) {
            throw tooMany();
        }
    }

    @Override
    public Optional<Memory> update(String user, String key, UnaryOperator<NewMemory> change) {
        return database.write(session -> {
            Optional<Memory> found = session.first(BY_KEY + rowLock(), JdbcMemoryStore::memory, user, key);
            if (found.isEmpty()) {
                return found;
            }
            Memory old = found.get();
            NewMemory wanted = change.apply(new NewMemory(key, old.content(), old.metadata()));
            Instant now = Times.instant(Times.micros(clock.instant()));
            var changed = new Memory(old.id(), user, key, wanted.content(), wanted.metadata(), old.createdAt(), now);
            return Optional.of(put(session, changed));
        });
    }

    private boolean isOverLimit(Session session, String user) throws SQLException {
        return session.number("SELECT count(*) FROM memories WHERE owner = ?", user) > limits.memoriesPerUser();
    }

    private LimitExceededException tooMany() {
        return new LimitExceededException(
                "there are " + limits.memoriesPerUser() + " memories, as many as one user may have; forget some");
    }

    @Override
    public void restore(String user, List<Memory> memories) throws LimitExceededException {
        try {
            database.write(session -> {
                for (Memory memory : memories) {
                    put(session, memory);
                }
                if (isOverLimit(session, user)) {
                    throw new OverLimitException();
                }
                return memories.size();
            });
        } catch (OverLimitException rolledBack) {
            throw tooMany();
        }
    }

    /** Ends a transaction without keeping what it did. */
    private static final class OverLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverLimitException() {
            super("over the limit", null, false, false);
        }
    }

    @Override
    public Optional<Memory> recall(String user, String key) {
        return database.read(session -> session.first(BY_KEY, JdbcMemoryStore::memory, user, key));
    }

    @Override
    public SearchPage search(String user, SearchQuery query) {
        TextQuery text = TextQuery.parse(query.text());
        Conditions conditions = Conditions.of(user, query);
        addMetadata(conditions, query.metadata());
        if (text.isEmpty()) {
            // Words were asked for, but none that anything could have, such as `-a` or `!?`.
            return query.text().isBlank() ? newest(query, conditions) : new SearchPage(List.of(), 0);
        }
        return database.read(session -> ranked(session, user, query, text, conditions));
    }

    private SearchPage newest(SearchQuery query, Conditions conditions) {
        return database.read(session -> {
            List<SearchPage.Hit> hits = session.list(
                    "SELECT " + COLUMNS + FROM + conditions.sql()
                            + " ORDER BY m.updated_micros DESC, m.key LIMIT ? OFFSET ?",
                    row -> new SearchPage.Hit(memory(row), 0),
                    conditions.parameters(List.of(), query.limit(), query.offset()));
            long total = session.number("SELECT count(*)" + FROM + conditions.sql(), conditions.parameters(List.of()));
            return new SearchPage(hits, total);
        });
    }

    @Override
    public List<String> keys(String user, String prefix, Optional<String> after, int limit) {
        var conditions = Conditions.of(user, SearchQuery.of("").withKeyPrefix(prefix));
        after.ifPresent(key -> conditions.add("m.key > ?", key));
        return database.read(session -> session.list(
                "SELECT m.key" + FROM + conditions.sql() + " ORDER BY m.key LIMIT ?",
                row -> row.getString(1),
                conditions.parameters(List.of(), limit)));
    }

    @Override
    public boolean forget(String user, String key) {
        return database.write(session -> remove(session, user, Optional.of(key))) > 0;
    }

    @Override
    public int reset(String user) {
        return database.write(session -> remove(session, user, Optional.empty()));
    }

    @Override
    public Statistics statistics(String user) {
        return database.read(session -> session.first(
                        "SELECT count(*), coalesce(sum(length(m.content)), 0), min(m.updated_micros), max(m.updated_micros)"
                                + FROM + " WHERE m.owner = ?",
                        row -> new Statistics(row.getLong(1), row.getLong(2), moment(row, 3), moment(row, 4)),
                        user)
                .orElseThrow());
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
    }

    @Override
    public void export(String user, Consumer<Memory> consumer) {
        Optional<String> after = Optional.empty();
        while (true) {
            List<String> keys = keys(user, "", after, 100);
            keys.forEach(key -> recall(user, key).ifPresent(consumer));
            if (keys.size() < 100) {
                return;
            }
            after = Optional.of(keys.getLast());
        }
    }

    static Memory memory(ResultSet row) throws SQLException {
        return new Memory(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Json.parse(row.getString(5)).asObject().orElse(JsonObject.empty()),
                Times.instant(row.getLong(6)),
                Times.instant(row.getLong(7)));
    }
}
