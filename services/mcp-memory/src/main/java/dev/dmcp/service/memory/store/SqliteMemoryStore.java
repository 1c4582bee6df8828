package dev.dmcp.service.memory.store;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.SearchPage;
import dev.dmcp.service.memory.model.SearchQuery;
import dev.dmcp.service.memory.search.TextQuery;
import dev.dmcp.service.memory.search.Words;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Session;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Memories in SQLite, their words in an FTS5 table beside them. */
final class SqliteMemoryStore extends JdbcMemoryStore {
    private static final String UPSERT = """
            INSERT INTO memories AS m (id, owner, key, content, metadata, created_micros, updated_micros)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, key) DO UPDATE SET
              content = excluded.content, metadata = excluded.metadata, updated_micros = excluded.updated_micros
            RETURNING id, owner, key, content, metadata, created_micros, updated_micros, number""";

    private static final String MATCHING = " FROM memory_words JOIN memories m ON m.number = memory_words.rowid";

    private record Stored(Memory memory, long number) {}

    SqliteMemoryStore(Database database, MemoryLimits limits, InstantSource clock) {
        super(database, limits, clock);
    }

    @Override
    Memory put(Session session, Memory memory) throws SQLException {
        Stored stored = session.first(
                        UPSERT,
                        row -> new Stored(memory(row), row.getLong(8)),
                        memory.id(),
                        memory.user(),
                        memory.key(),
                        memory.content(),
                        memory.metadata().toString(),
                        Times.micros(memory.createdAt()),
                        Times.micros(memory.updatedAt()))
                .orElseThrow();
        session.update("DELETE FROM memory_words WHERE rowid = ?", stored.number());
        session.update(
                "INSERT INTO memory_words (rowid, owner, key, content) VALUES (?, ?, ?, ?)",
                stored.number(),
                Fts5.ownerWord(memory.user()),
                String.join(" ", Words.of(memory.key())),
                String.join(" ", Words.of(memory.content())));
        return stored.memory();
    }

    @Override
    String rowLock() {
        return ""; // A transaction that may write has the whole file to itself.
    }

    @Override
    int remove(Session session, String owner, Optional<String> key) throws SQLException {
        if (key.isEmpty()) {
            session.update(
                    "DELETE FROM memory_words WHERE rowid IN (SELECT number FROM memories WHERE owner = ?)", owner);
            return session.update("DELETE FROM memories WHERE owner = ?", owner);
        }
        session.update(
                "DELETE FROM memory_words WHERE rowid IN (SELECT number FROM memories WHERE owner = ? AND key = ?)",
                owner,
                key.get());
        return session.update("DELETE FROM memories WHERE owner = ? AND key = ?", owner, key.get());
    }

    @Override
    void addMetadata(Conditions conditions, JsonObject wanted) {
        wanted.members().forEach((name, value) -> addMember(conditions, path(name), value));
    }

    /** The type is compared too: to SQLite, true is 1. */
    private static void addMember(Conditions conditions, String path, JsonValue value) {
        switch (value) {
            case JsonString(var text) ->
                conditions.add(
                        "json_type(m.metadata, ?) = 'text' AND json_extract(m.metadata, ?) = ?", path, path, text);
            case JsonNumber number ->
                conditions.add(
                        "json_type(m.metadata, ?) IN ('integer', 'real') AND json_extract(m.metadata, ?) = ?",
                        path,
                        path,
                        number.asLong().isPresent()
                                ? (Object) number.asLong().getAsLong()
                                : (Object) number.asDouble());
            case JsonBoolean(var truth) ->
                conditions.add("json_type(m.metadata, ?) = ?", path, Boolean.toString(truth));
            case JsonNull.NULL -> conditions.add("json_type(m.metadata, ?) = 'null'", path);
            case JsonObject object ->
                throw new InvalidMemoryException("metadata can be filtered by texts, numbers and booleans only");
            case JsonArray array ->
                throw new InvalidMemoryException("metadata can be filtered by texts, numbers and booleans only");
        }
    }

    private static String path(String name) {
        if (name.indexOf('"') >= 0) {
            throw new InvalidMemoryException("metadata cannot be filtered by a name with a quotation mark");
        }
        return "$.\"" + name + "\"";
    }

    @Override
    SearchPage ranked(Session session, String owner, SearchQuery query, TextQuery text, Conditions conditions)
            throws SQLException {
        conditions.add("memory_words MATCH ?", Fts5.query(owner, text));
        List<SearchPage.Hit> hits = session.list(
                "SELECT " + COLUMNS + ", bm25(memory_words, 0.0, 4.0, 1.0) AS badness" + MATCHING + conditions.sql()
                        + " ORDER BY badness, m.updated_micros DESC, m.key LIMIT ? OFFSET ?",
                row -> new SearchPage.Hit(memory(row), -row.getDouble(8)),
                conditions.parameters(List.of(), query.limit(), query.offset()));
        long total = session.number("SELECT count(*)" + MATCHING + conditions.sql(), conditions.parameters(List.of()));
        return new SearchPage(hits, total);
    }
}
