package dev.dmcp.service.memory.store;

import dev.dmcp.service.memory.search.TextQuery;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/** Queries in FTS5's language (sqlite.org/fts5.html#full_text_query_syntax). Words have letters and digits alone, so quoting them needs no escapes. */
final class Fts5 {
    private Fts5() {}

    /** One word that stands for an owner, whatever characters the name has. */
    static String ownerWord(String owner) {
        return "u" + HexFormat.of().formatHex(owner.getBytes(StandardCharsets.UTF_8));
    }

    static String query(String owner, TextQuery text) {
        var required = new StringJoiner(" AND ");
        text.required().forEach(group -> required.add(any(group)));
        String wanted = "{key content} : (" + required + ")";
        String own = "owner : \"" + ownerWord(owner) + "\" AND " + wanted;
        return text.excluded().isEmpty() ? own : "(" + own + ") NOT {key content} : " + any(text.excluded());
    }

    private static String any(List<TextQuery.Term> terms) {
        var alternatives = new StringJoiner(" OR ", "(", ")");
        for (TextQuery.Term term : terms) {
            alternatives.add("\"" + String.join(" ", term.words()) + "\"" + (term.prefix() ? " *" : ""));
        }
        return alternatives.toString();
    }
}
