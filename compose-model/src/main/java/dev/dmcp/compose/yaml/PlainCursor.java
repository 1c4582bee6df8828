package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;

/** A place in the text that {@link PlainYaml} reads. */
final class PlainCursor {
    private final String text;
    private int at;
    private int line;
    private int lineBegin;

    /** Ends the reading: the text has something that only the whole parser knows, or finds the words for. */
    static final class UnusualException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusualException() {
            super(null, null, false, false);
        }
    }

    PlainCursor(String text) {
        this.text = text;
    }

    static void usual(boolean condition) {
        if (!condition) {
            throw new UnusualException();
        }
    }

    boolean ended() {
        return at >= text.length();
    }

    int index() {
        return at;
    }

    /** Counted from 0; also that of an index in this line. */
    int column() {
        return at - lineBegin;
    }

    Position position() {
        return new Position(line + 1, column() + 1);
    }

    /** The character at a distance; a line feed behind the end. */
    char peek(int distance) {
        int index = at + distance;
        return index < text.length() ? text.charAt(index) : '\n';
    }

    /** Whether a blank or the end of the line is at a distance. */
    boolean isBlank(int distance) {
        char character = peek(distance);
        return character == ' ' || character == '\n';
    }

    /** Whether an item of a list begins here. */
    boolean isDash() {
        return peek(0) == '-' && isBlank(1);
    }

    /** Whether nothing but a comment follows in this line. */
    boolean isLineEnd() {
        return peek(0) == '\n' || (peek(0) == '#' && (column() == 0 || text.charAt(at - 1) == ' '));
    }

    int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** Where a comment begins in this line, with the blank before it, or the line ends. */
    int contentEnd() {
        int end = lineEnd();
        int comment = text.indexOf(" #", at, end);
        return comment < 0 ? end : comment;
    }

    /** The colon behind a key that begins here; negative where none does. */
    int colon() {
        int end = contentEnd();
        int colon = text.indexOf(':', at, end);
        while (colon >= 0 && colon + 1 < end && text.charAt(colon + 1) != ' ') {
            colon = text.indexOf(':', colon + 1, end);
        }
        return colon;
    }

    boolean startsWith(String beginning) {
        return text.startsWith(beginning, at);
    }

    int find(char character, int from) {
        return text.indexOf(character, from);
    }

    /** The text from here to an index, which is then where we are. */
    String takeTo(int end) {
        String taken = text.substring(at, end);
        at = end;
        return taken;
    }

    void skip(int count) {
        at += count;
    }

    int skipSpaces() {
        int begin = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - begin;
    }

    void nextLine() {
        at = Math.min(lineEnd() + 1, text.length());
        line++;
        lineBegin = at;
    }

    /** From the end of a value to what comes next in another line. */
    void toNextLineWithContent() {
        skipSpaces();
        usual(isLineEnd());
        toContent();
    }

    /** Over blanks, line ends and comments. */
    void toContent() {
        skipSpaces();
        while (!ended() && isLineEnd()) {
            nextLine();
            skipSpaces();
        }
    }
}
