package dev.dmcp.service.memory.store;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.SearchPage;
import dev.dmcp.service.memory.model.SearchQuery;
import dev.dmcp.service.memory.search.TextQuery;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Session;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Memories in PostgreSQL, their words in a {@code tsvector} of the same row. */
final class PostgresMemoryStore extends JdbcMemoryStore {
    private static final String UPSERT = """
            INSERT INTO memories AS m (id, owner, key, content, metadata, created_micros, updated_micros, words)
            VALUES (CAST(? AS uuid), ?, ?, ?, CAST(? AS jsonb), ?, ?, CAST(? AS tsvector))
            ON CONFLICT (owner, key) DO UPDATE SET
              content = excluded.content, metadata = excluded.metadata, updated_micros = excluded.updated_micros, words = excluded.words
            RETURNING m.id, m.owner, m.key, m.content, m.metadata, m.created_micros, m.updated_micros""";

    private static final String MATCHING = " FROM memories m, CAST(? AS tsquery) AS wanted";

    PostgresMemoryStore(Database database, MemoryLimits limits, InstantSource clock) {
        super(database, limits, clock);
    }

    @Override
    Memory put(Session session, Memory memory) throws SQLException {
        return session.first(
                        UPSERT,
                        JdbcMemoryStore::memory,
                        memory.id(),
                        memory.user(),
                        memory.key(),
                        memory.content(),
                        memory.metadata().toString(),
                        Times.micros(memory.createdAt()),
                        Times.micros(memory.updatedAt()),
                        TextSearch.vector(memory.key(), memory.content()))
                .orElseThrow();
    }

    @Override
    String rowLock() {
        return " FOR UPDATE";
    }

    @Override
    int remove(Session session, String owner, Optional<String> key) throws SQLException {
        return key.isEmpty()
                ? session.update("DELETE FROM memories WHERE owner = ?", owner)
                : session.update("DELETE FROM memories WHERE owner = ? AND key = ?", owner, key.get());
    }

    @Override
    void addMetadata(Conditions conditions, JsonObject wanted) {
        for (var member : wanted.members().entrySet()) {
            JsonValue value = member.getValue();
            if (value instanceof JsonObject || value instanceof JsonArray) {
                throw new InvalidMemoryException("metadata can be filtered by texts, numbers and booleans only");
            }
            if (member.getKey().indexOf('"') >= 0) {
                throw new InvalidMemoryException("metadata cannot be filtered by a name with a quotation mark");
            }
        }
        if (!wanted.members().isEmpty()) {
            conditions.add("m.metadata @> CAST(? AS jsonb)", wanted.toString());
        }
    }

    @Override
    SearchPage ranked(Session session, String owner, SearchQuery query, TextQuery text, Conditions conditions)
            throws SQLException {
        List<Object> before = List.of(TextSearch.query(text));
        conditions.add("m.words @@ wanted");
        // Weights from D to A: a word of the key counts four times as much as one of the content; 1 weighs by the
        // length of the text.
        List<SearchPage.Hit> hits = session.list(
                "SELECT " + COLUMNS + ", ts_rank('{0.25, 0.25, 0.25, 1.0}', m.words, wanted, 1) AS score" + MATCHING
                        + conditions.sql() + " ORDER BY score DESC, m.updated_micros DESC, m.key LIMIT ? OFFSET ?",
                row -> new SearchPage.Hit(memory(row), row.getDouble(8)),
                conditions.parameters(before, query.limit(), query.offset()));
        long total = session.number("SELECT count(*)" + MATCHING + conditions.sql(), conditions.parameters(before));
        return new SearchPage(hits, total);
    }
}
