package dev.dmcp.service.memory.store;

import dev.dmcp.service.memory.model.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code WHERE} clause that grows, with the parameters in the order of its question marks. */
final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** Conditions on everything but text and metadata, which the databases say differently. */
    static Conditions of(String owner, SearchQuery query) {
        var conditions = new Conditions();
        conditions.add("m.owner = ?", owner);
        query.keyPrefix()
                .filter(prefix -> !prefix.isEmpty())
                .ifPresent(prefix ->
                        conditions.add("m.key >= ? AND substr(m.key, 1, length(?)) = ?", prefix, prefix, prefix));
        query.since().ifPresent(since -> conditions.add("m.updated_micros >= ?", Times.micros(since)));
        query.until().ifPresent(until -> conditions.add("m.updated_micros < ?", Times.micros(until)));
        return conditions;
    }

    void add(String condition, Object... values) {
        sql.append(sql.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.addAll(List.of(values));
    }

    String sql() {
        return sql.toString();
    }

    /** These before, the conditions' own, those after. */
    @Nullable
    Object[] parameters(List<Object> before, Object... after) {
        var all = new ArrayList<Object>(before);
        all.addAll(parameters);
        all.addAll(List.of(after));
        return all.toArray();
    }
}
