package dev.dmcp.service.memory.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text into words, the same for both databases: runs of letters, digits and the marks upon them, in lower case and composed form (NFKC). Ideographs, which
 * are written without blanks, are a word each.
 */
public final class Words {
    /** Longer runs are cut: nobody searches for them, and PostgreSQL takes no word beyond 2 KiB. */
    private static final int LONGEST = 100;

    private Words() {}

    /** The words in order. */
    public static List<String> of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        int begin = -1;
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean alone = Character.isIdeographic(c);
            boolean part = !alone && isPartOfWord(c);
            if (begin >= 0 && !part) {
                words.add(cut(normal.substring(begin, i)));
                begin = -1;
            }
            if (alone) {
                words.add(normal.substring(i, next));
            } else if (part && begin < 0) {
                begin = i;
            }
            i = next;
        }
        if (begin >= 0) {
            words.add(cut(normal.substring(begin)));
        }
        return words;
    }

    private static boolean isPartOfWord(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
