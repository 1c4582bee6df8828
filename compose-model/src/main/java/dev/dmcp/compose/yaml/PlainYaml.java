package dev.dmcp.compose.yaml;

import static dev.dmcp.compose.yaml.PlainCursor.usual;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the YAML that nearly all files are written in, at a tenth of what the whole parser costs a program that has just started: one
 * document, a mapping of mappings, lists, scalars and flow collections, each scalar and flow collection in one line, and blocks of text. Whatever else there
 * is (anchors, tags, escapes, tabs, scalars over several lines, documents that begin with a marker), and every mistake, is left to the whole
 * parser. Where this one gives a node it is the same, positions included.
 */
final class PlainYaml {
    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST_COLUMN = 90;

    private final List<Problem> problems = new ArrayList<>();
    private final PlainCursor cursor;
    private final PlainScalars scalars;
    private final String source;

    private PlainYaml(String source, String text) {
        this.source = source;
        this.cursor = new PlainCursor(text);
        this.scalars = new PlainScalars(cursor, source, problems);
    }

    /** The document; absent where the text has something unusual or wrong. */
    static Optional<YamlNode> read(String source, String text) {
        if (text.length() > LONGEST || !isPlain(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlainYaml(source, text).document());
        } catch (PlainCursor.UnusualException _) {
            return Optional.empty();
        }
    }

    /** Printable characters of one unit each, and line feeds. */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean usual = character < 0x7F ? character >= ' ' || character == '\n' : isPlainBeyondAscii(character);
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainBeyondAscii(char character) {
        return (character >= 0xA0 && character < 0xD800 && character != 0x2028 && character != 0x2029)
                || (character >= 0xE000 && character < 0xFFFE && character != 0xFEFF);
    }

    private YamlNode document() {
        cursor.toContent();
        usual(!cursor.ended() && cursor.column() == 0);
        YamlNode node = mapping();
        usual(cursor.ended() && problems.isEmpty());
        return node;
    }

    private YamlNode mapping() {
        int column = cursor.column();
        usual(column < DEEPEST_COLUMN);
        Position position = cursor.position();
        MappingBuilder entries = new MappingBuilder(source, problems);
        do {
            entries.add(scalars.key(), value(column, true));
        } while (!cursor.ended() && cursor.column() == column);
        usual(cursor.ended() || cursor.column() < column);
        return entries.build(position, "");
    }

    /** May have the column of the mapping that it belongs to. */
    private YamlNode list() {
        int column = cursor.column();
        usual(column < DEEPEST_COLUMN);
        Position position = cursor.position();
        List<YamlNode> items = new ArrayList<>();
        do {
            cursor.skip(1);
            items.add(value(column, false));
        } while (!cursor.ended() && cursor.column() == column && cursor.isDash());
        usual(cursor.ended() || cursor.column() <= column);
        return new YamlNode.Sequence(items, position, "");
    }

    /**
     * What follows a colon or a dash; afterwards we are where the next line with content begins to have some.
     *
     * @param parent the column of the key or the dash
     */
    private YamlNode value(int parent, boolean ofKey) {
        Position end = cursor.position();
        cursor.skipSpaces();
        if (cursor.isLineEnd()) {
            cursor.toContent();
            return below(parent, ofKey, end);
        }
        boolean isText = cursor.peek(0) == '|' || cursor.peek(0) == '>';
        if (!ofKey && !isText && isKey()) {
            return mapping();
        }
        YamlNode node = isText ? scalars.block(parent) : scalars.inLine();
        if (!isText) {
            cursor.toNextLineWithContent();
        }
        // What is deeper goes on with the text, or is a mistake.
        usual(cursor.ended() || cursor.column() <= parent);
        return node;
    }

    private boolean isKey() {
        char first = cursor.peek(0);
        return first != '[' && first != '{' && first != '"' && first != '\'' && cursor.colon() >= 0;
    }

    private YamlNode below(int parent, boolean ofKey, Position end) {
        boolean nothing = cursor.ended() || cursor.column() < parent;
        if (!nothing && cursor.column() > parent) {
            return cursor.isDash() ? list() : mapping();
        }
        return !nothing && ofKey && cursor.isDash() ? list() : CoreSchema.resolve("", end);
    }
}
