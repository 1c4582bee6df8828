package dev.dmcp.application.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of {@code COPY} and {@code ADD}, in either form. */
final class CopyWords {
    private CopyWords() {}

    /** All words but the last one, which is the destination; absent where they cannot be told for sure. */
    static Optional<List<String>> of(String rest) {
        List<String> words = rest.startsWith("[") ? json(rest) : Instruction.words(rest);
        if (words.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(List.copyOf(words.subList(0, words.size() - 1)));
    }

    /** Strings without escapes; nothing for anything else. */
    private static List<String> json(String text) {
        List<String> words = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int begin = text.indexOf('"', at);
            if (begin < 0) {
                return text.substring(at).strip().equals("]") ? words : List.of();
            }
            int end = text.indexOf('"', begin + 1);
            String between = text.substring(at, begin).strip();
            if (end < 0
                    || !between.equals(words.isEmpty() ? "" : ",")
                    || text.substring(begin, end).indexOf('\\') >= 0) {
                return List.of();
            }
            words.add(text.substring(begin + 1, end));
            at = end + 1;
        }
        return List.of();
    }
}
