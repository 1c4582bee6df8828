package dev.dmcp.service.memory.store;

import dev.dmcp.service.memory.search.TextQuery;
import dev.dmcp.service.memory.search.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * PostgreSQL's {@code tsvector} and {@code tsquery} as text (PostgreSQL 15, 8.11). Words have letters, digits and marks alone, so quoting them needs no
 * escapes. The server keeps places up to 16,383 and 256 of each word: a phrase far into a very long text is not found as a phrase.
 */
final class TextSearch {
    private static final int LAST_PLACE = 16_383;
    private static final int MOST_PLACES = 255;

    /** Between the key's last word and the content's first, so that no phrase reaches from one into the other. */
    private static final int GAP = 10;

    private TextSearch() {}

    static String vector(String key, String content) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        List<String> keyWords = Words.of(key);
        collect(places, keyWords, 1, "A");
        collect(places, Words.of(content), keyWords.size() + GAP, "");
        var vector = new StringBuilder();
        places.forEach((word, at) -> vector.append('\'')
                .append(word)
                .append("':")
                .append(String.join(",", at))
                .append(' '));
        return vector.toString();
    }

    private static void collect(Map<String, List<String>> places, List<String> words, int first, String weight) {
        int place = first;
        for (String word : words) {
            List<String> at = places.computeIfAbsent(word, w -> new ArrayList<>());
            if (at.size() < MOST_PLACES) {
                at.add(Math.min(place, LAST_PLACE) + weight);
            }
            place++;
        }
    }

    static String query(TextQuery text) {
        var required = new StringJoiner(" & ");
        text.required().forEach(group -> required.add(any(group)));
        if (!text.excluded().isEmpty()) {
            required.add("!" + any(text.excluded()));
        }
        return required.toString();
    }

    private static String any(List<TextQuery.Term> terms) {
        var alternatives = new StringJoiner(" | ", "(", ")");
        terms.forEach(term -> alternatives.add(phrase(term)));
        return alternatives.toString();
    }

    private static String phrase(TextQuery.Term term) {
        var words = new StringJoiner(" <-> ", "(", ")");
        for (int i = 0; i < term.words().size(); i++) {
            boolean last = i == term.words().size() - 1;
            words.add("'" + term.words().get(i) + "'" + (last && term.prefix() ? ":*" : ""));
        }
        return words.toString();
    }
}
