package dev.dmcp.engine.buildkit.filesync;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern with wildcards, read as moby's pattern matcher and Go's {@code filepath.Match} read it: {@code *} and
 * {@code ?} stop at slashes, {@code **} does not, brackets and backslashes work as in Go.
 *
 * <p>moby turns patterns into regular expressions. Java's differ from Go's in brackets, in what a dot takes and in
 * time (Go's never explode), so this matches by itself, in time proportional to pattern × path.
 */
final class Wildcard {
    private sealed interface Token {
        /** One character of a set. */
        record One(CharacterSet set) implements Token {}

        /** Any characters but slashes. */
        record Star() implements Token {}

        /** Nothing, or any folders and their slash; a line feed is no part of them, since Go's dot takes none. */
        record Folders() implements Token {}

        /** All the rest, again without line feeds. */
        record Rest() implements Token {}

        /** A {@code ^} outside of brackets: in a regular expression it stands for the beginning. */
        record Never() implements Token {}
    }

    private final List<Token> tokens;
    /** Text that every match has in it: most paths are told apart by it alone. */
    private final String needle;

    private Wildcard(Parser parser) {
        this.tokens = parser.parse();
        this.needle = parser.longestText;
    }

    /** With {@code **}, as in ignore files. */
    static Wildcard mobyPattern(String pattern) {
        return new Wildcard(new Parser(pattern, true));
    }

    /** Without {@code **}, for one name: {@code filepath.Match}. */
    static Wildcard goPattern(String pattern) {
        return new Wildcard(new Parser(pattern, false));
    }

    boolean matches(String path) {
        return path.contains(needle) && new Attempt(path.codePoints().toArray()).from(0, 0);
    }

    private final class Attempt {
        private final int[] path;
        private final BitSet failed = new BitSet();

        Attempt(int[] path) {
            this.path = path;
        }

        boolean from(int token, int position) {
            int place = token * (path.length + 1) + position;
            if (failed.get(place)) {
                return false;
            }
            // Whoever comes here a second time may know that the first did not succeed.
            failed.set(place);
            if (token == tokens.size()) {
                return position == path.length;
            }
            return matches(tokens.get(token), token, position);
        }

        /** No pattern switch: this runs for each file, and the first switch of a process costs milliseconds. */
        private boolean matches(Token kind, int token, int position) {
            if (kind instanceof Token.One one) {
                return position < path.length && one.set().contains(path[position]) && from(token + 1, position + 1);
            }
            if (kind instanceof Token.Star) {
                return star(token, position);
            }
            if (kind instanceof Token.Folders) {
                return folders(token, position);
            }
            return kind instanceof Token.Rest && noLineFeedAfter(position);
        }

        private boolean star(int token, int position) {
            for (int end = position; ; end++) {
                if (from(token + 1, end)) {
                    return true;
                }
                if (end == path.length || path[end] == '/') {
                    return false;
                }
            }
        }

        private boolean folders(int token, int position) {
            if (from(token + 1, position)) {
                return true;
            }
            for (int end = position; end < path.length && path[end] != '\n'; end++) {
                if (path[end] == '/' && from(token + 1, end + 1)) {
                    return true;
                }
            }
            return false;
        }

        private boolean noLineFeedAfter(int position) {
            for (int i = position; i < path.length; i++) {
                if (path[i] == '\n') {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Parser {
        private final String pattern;
        private final int[] text;
        private final boolean doubleStars;
        private final List<Token> tokens = new ArrayList<>();
        private int position;
        private String longestText = "";
        private String currentText = "";

        Parser(String pattern, boolean doubleStars) {
            this.pattern = pattern;
            this.text = pattern.codePoints().toArray();
            this.doubleStars = doubleStars;
        }

        List<Token> parse() {
            while (position < text.length) {
                int character = text[position++];
                currentText = isSpecial(character) ? "" : currentText + Character.toString(character);
                longestText = currentText.length() > longestText.length() ? currentText : longestText;
                tokens.add(token(character));
            }
            return List.copyOf(tokens);
        }

        private Token token(int character) {
            return switch (character) {
                case '*' -> doubleStars && accept('*') ? doubleStar() : new Token.Star();
                case '?' -> new Token.One(CharacterSet.notSlash());
                case '[' -> new Token.One(brackets());
                case '\\' -> new Token.One(escape());
                case '^' -> doubleStars ? new Token.Never() : new Token.One(CharacterSet.only('^'));
                default -> new Token.One(CharacterSet.only(character));
            };
        }

        /** Whether this character begins something that is more than itself. */
        private static boolean isSpecial(int character) {
            return "*?[\\^".indexOf(character) >= 0;
        }

        private Token doubleStar() {
            accept('/');
            return position == text.length ? new Token.Rest() : new Token.Folders();
        }

        private CharacterSet escape() {
            int escaped = take();
            return doubleStars ? CharacterSet.escaped(pattern, escaped) : CharacterSet.only(escaped);
        }

        private CharacterSet brackets() {
            CharacterSet.Brackets brackets = new CharacterSet.Brackets(accept('^'));
            boolean first = true;
            while (first || !accept(']')) {
                first = false;
                addPart(brackets);
            }
            return brackets.build();
        }

        private void addPart(CharacterSet.Brackets brackets) {
            int low = member();
            if (position + 1 < text.length && text[position] == '-' && text[position + 1] != ']') {
                position++;
                int high = member();
                brackets.addRange(low, high);
            } else {
                brackets.add(CharacterSet.only(low));
            }
        }

        private int member() {
            int character = take();
            return character == '\\' ? take() : character;
        }

        private int take() {
            if (position == text.length) {
                throw new BadPatternException(pattern, "it ends too early");
            }
            return text[position++];
        }

        private boolean accept(int wanted) {
            if (position < text.length && text[position] == wanted) {
                position++;
                return true;
            }
            return false;
        }
    }

    /** Throws for what {@code filepath.Match} calls a bad pattern: moby lets nothing else through. */
    static void check(String pattern) {
        int i = 0;
        while (i < pattern.length()) {
            char character = pattern.charAt(i++);
            if (character == '\\') {
                require(i < pattern.length(), pattern, "a backslash at the end");
                i++;
            } else if (character == '[') {
                i = checkBrackets(pattern, i);
            }
        }
    }

    private static int checkBrackets(String pattern, int start) {
        int i = start < pattern.length() && pattern.charAt(start) == '^' ? start + 1 : start;
        int parts = 0;
        while (true) {
            require(i < pattern.length(), pattern, "a `[` without its `]`");
            if (pattern.charAt(i) == ']' && parts > 0) {
                return i + 1;
            }
            i = checkMember(pattern, i);
            if (i < pattern.length() && pattern.charAt(i) == '-') {
                i = checkMember(pattern, i + 1);
            }
            parts++;
        }
    }

    private static int checkMember(String pattern, int start) {
        require(start < pattern.length(), pattern, "a `[` without its `]`");
        char character = pattern.charAt(start);
        require(character != '-' && character != ']', pattern, "an empty or open range in brackets");
        int i = start;
        if (character == '\\') {
            i++;
            require(i < pattern.length(), pattern, "a backslash at the end");
        }
        require(i + 1 < pattern.length(), pattern, "a `[` without its `]`");
        return i + Character.charCount(pattern.codePointAt(i));
    }

    private static void require(boolean condition, String pattern, String why) {
        if (!condition) {
            throw new BadPatternException(pattern, why);
        }
    }
}
