package dev.dmcp.service.memory.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a search text asks for: every term must be there, except those with a minus, which must not. A term is a word, a beginning of one ({@code deplo*}), or a
 * {@code "phrase of words"} in that order; {@code OR} between terms wants one of them. There is no wrong query: what makes no sense is looked for as words.
 *
 * @param required groups of which each must match by one of its terms
 * @param excluded none of these may match
 */
public record TextQuery(List<List<Term>> required, List<Term> excluded) {
    /** More would be a way to keep the database busy. */
    private static final int MOST_TERMS = 32;

    /**
     * Words that stand one after the other.
     *
     * @param words at least one
     * @param prefix whether the last one is but the beginning of a word
     */
    public record Term(List<String> words, boolean prefix) {
        public Term {
            words = List.copyOf(words);
        }
    }

    public TextQuery {
        required = List.copyOf(required);
        excluded = List.copyOf(excluded);
    }

    /** Whether it asks for nothing that could be found, so that everything or nothing would match. */
    public boolean isEmpty() {
        return required.isEmpty();
    }

    /** Reads a search text. */
    public static TextQuery parse(String text) {
        var required = new ArrayList<List<Term>>();
        var excluded = new ArrayList<Term>();
        boolean either = false;
        int terms = 0;
        for (String piece : pieces(text)) {
            if (piece.equals("OR")) {
                either = !required.isEmpty();
                continue;
            }
            boolean minus = piece.length() > 1 && piece.charAt(0) == '-';
            Term term = term(minus ? piece.substring(1) : piece);
            if (term.words().isEmpty() || ++terms > MOST_TERMS) {
                continue;
            }
            if (minus) {
                excluded.add(term);
            } else if (either) {
                required.getLast().add(term);
            } else {
                required.add(new ArrayList<>(List.of(term)));
            }
            either = false;
        }
        return new TextQuery(required.stream().map(List::copyOf).toList(), excluded);
    }

    /** A word like {@code e-mail} has several words that belong together, as a phrase has. */
    private static Term term(String piece) {
        boolean quoted = piece.startsWith("\"");
        return new Term(Words.of(piece), !quoted && piece.endsWith("*"));
    }

    /** What stands between blanks, but for those within quotation marks. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted && Character.isWhitespace(c)) {
                addIfAny(pieces, piece);
            } else {
                piece.append(c);
            }
        }
        addIfAny(pieces, piece);
        return pieces;
    }

    private static void addIfAny(List<String> pieces, StringBuilder piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
    }
}
