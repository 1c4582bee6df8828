package dev.dmcp.engine.buildkit.filesync;

import java.util.ArrayList;
import java.util.List;

/** The characters that one place of a pattern takes. */
@FunctionalInterface
interface CharacterSet {
    boolean contains(int codePoint);

    static CharacterSet only(int wanted) {
        return codePoint -> codePoint == wanted;
    }

    static CharacterSet notSlash() {
        return codePoint -> codePoint != '/';
    }

    /** What a backslash and {@code escaped} mean outside and inside of brackets: as in Go's regular expressions. */
    static CharacterSet escaped(String pattern, int escaped) {
        return switch (escaped) {
            case 'd' -> CharacterSet::isDigit;
            case 'D' -> codePoint -> !isDigit(codePoint);
            case 's' -> CharacterSet::isSpace;
            case 'S' -> codePoint -> !isSpace(codePoint);
            case 'w' -> CharacterSet::isWord;
            case 'W' -> codePoint -> !isWord(codePoint);
            case 'a' -> only(0x07);
            case 'f' -> only('\f');
            case 't' -> only('\t');
            case 'n' -> only('\n');
            case 'r' -> only('\r');
            case 'v' -> only(0x0b);
            default -> {
                if (isWord(escaped) && escaped != '_') {
                    throw new BadPatternException(pattern, "unknown escape `\\" + Character.toString(escaped) + "`");
                }
                yield only(escaped);
            }
        };
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || codePoint == '\t' || codePoint == '\n' || codePoint == '\f' || codePoint == '\r';
    }

    private static boolean isWord(int codePoint) {
        return isDigit(codePoint)
                || (codePoint >= 'a' && codePoint <= 'z')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || codePoint == '_';
    }

    /** A bracket expression while it is read. */
    final class Brackets {
        private final boolean negated;
        private final List<CharacterSet> parts = new ArrayList<>();

        Brackets(boolean negated) {
            this.negated = negated;
        }

        void add(CharacterSet part) {
            parts.add(part);
        }

        void addRange(int low, int high) {
            parts.add(codePoint -> codePoint >= low && codePoint <= high);
        }

        CharacterSet build() {
            List<CharacterSet> all = List.copyOf(parts);
            return codePoint -> {
                for (CharacterSet part : all) {
                    if (part.contains(codePoint)) {
                        return !negated;
                    }
                }
                return negated;
            };
        }
    }
}
