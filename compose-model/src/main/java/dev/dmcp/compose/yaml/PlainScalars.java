package dev.dmcp.compose.yaml;

import static dev.dmcp.compose.yaml.PlainCursor.usual;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.List;

/** What stands in one line, or in the lines of a block of text: the leaves of {@link PlainYaml}. */
final class PlainScalars {
    /** What begins something else than plain text, or may. */
    private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

    private static final String FLOW = ",[]{}";
    private static final int LONGEST_LINE = 1_000;
    private static final int DEEPEST = 20;

    private final PlainCursor cursor;
    private final String source;
    private final List<Problem> problems;
    private int depth;

    PlainScalars(PlainCursor cursor, String source, List<Problem> problems) {
        this.cursor = cursor;
        this.source = source;
        this.problems = problems;
    }

    /** A key and its colon. */
    YamlNode.Scalar key() {
        usual(cursor.lineEnd() - cursor.index() < LONGEST_LINE);
        boolean marker = cursor.startsWith("---") || cursor.startsWith("...");
        usual(!marker || cursor.column() > 0);
        YamlNode.Scalar key = isQuote() ? quoted() : plain(cursor.colon());
        usual(cursor.peek(0) == ':' && cursor.isBlank(1));
        cursor.skip(1);
        return key;
    }

    /** What follows a key or a dash in the same line. */
    YamlNode inLine() {
        if (isQuote()) {
            return quoted();
        }
        if (cursor.peek(0) == '[' || cursor.peek(0) == '{') {
            return flow();
        }
        usual(cursor.colon() < 0);
        return plain(cursor.contentEnd());
    }

    private boolean isQuote() {
        return cursor.peek(0) == '"' || cursor.peek(0) == '\'';
    }

    /** @param end where it ends, perhaps with blanks before */
    private YamlNode.Scalar plain(int end) {
        usual(end > cursor.index() && INDICATORS.indexOf(cursor.peek(0)) < 0 && !cursor.isDash());
        Position position = cursor.position();
        return CoreSchema.resolve(withoutTrailingSpaces(cursor.takeTo(end)), position);
    }

    /** Only spaces: other blanks of Unicode are text. */
    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Without escapes, in one line. */
    private YamlNode.Scalar quoted() {
        Position position = cursor.position();
        char quote = cursor.peek(0);
        cursor.skip(1);
        int end = cursor.find(quote, cursor.index());
        usual(end >= 0 && end < cursor.lineEnd());
        String text = cursor.takeTo(end);
        cursor.skip(1);
        usual(quote == '"' ? text.indexOf('\\') < 0 : cursor.peek(0) != quote);
        return text(text, position);
    }

    private static YamlNode.Scalar text(String text, Position position) {
        return new YamlNode.Scalar(text, YamlNode.Type.TEXT, text, position, "");
    }

    /**
     * A literal or folded block whose lines have one indent, none of them blank.
     *
     * @param parent the column that it must be deeper than
     */
    YamlNode.Scalar block(int parent) {
        Position position = cursor.position();
        String joint = cursor.peek(0) == '>' ? " " : "\n";
        String last = cursor.peek(1) == '-' ? "" : "\n";
        cursor.skip(last.isEmpty() ? 2 : 1);
        usual(cursor.peek(0) == '\n');
        cursor.nextLine();
        int indent = cursor.skipSpaces();
        usual(indent > parent);
        StringBuilder text = new StringBuilder(blockLine());
        int next = cursor.skipSpaces();
        while (next == indent) {
            text.append(joint).append(blockLine());
            next = cursor.skipSpaces();
        }
        usual(cursor.ended() ? next == 0 : next < indent && !cursor.isLineEnd());
        return text(text.append(last).toString(), position);
    }

    private String blockLine() {
        String line = cursor.takeTo(cursor.lineEnd());
        usual(!line.isEmpty() && !line.endsWith(" ") && !cursor.ended());
        cursor.nextLine();
        return line;
    }

    // ---- flow collections, in one line ---------------------------------------------------

    private YamlNode flow() {
        usual(++depth < DEEPEST && cursor.lineEnd() - cursor.index() < LONGEST_LINE);
        Position position = cursor.position();
        YamlNode node = cursor.peek(0) == '[' ? list(position) : mapping(position);
        depth--;
        return node;
    }

    private YamlNode list(Position position) {
        List<YamlNode> items = new ArrayList<>();
        open();
        while (cursor.peek(0) != ']') {
            items.add(flowValue());
            separate(']');
        }
        cursor.skip(1);
        return new YamlNode.Sequence(items, position, "");
    }

    private YamlNode mapping(Position position) {
        MappingBuilder entries = new MappingBuilder(source, problems);
        open();
        while (cursor.peek(0) != '}') {
            YamlNode key = isQuote() ? quoted() : flowPlain();
            usual(cursor.peek(0) == ':' && cursor.peek(1) == ' ');
            open();
            entries.add(key, flowValue());
            separate('}');
        }
        cursor.skip(1);
        return entries.build(position, "");
    }

    private void open() {
        cursor.skip(1);
        cursor.skipSpaces();
    }

    /** Over a comma, behind which something must come, or to the end. */
    private void separate(char end) {
        cursor.skipSpaces();
        if (cursor.peek(0) == ',') {
            open();
            usual(cursor.peek(0) != end);
        } else {
            usual(cursor.peek(0) == end);
        }
    }

    private YamlNode flowValue() {
        if (cursor.peek(0) == '[' || cursor.peek(0) == '{') {
            return flow();
        }
        return isQuote() ? quoted() : flowPlain();
    }

    private YamlNode.Scalar flowPlain() {
        usual(cursor.peek(0) != '-' || isFlowText(1));
        int length = 0;
        while (isFlowText(length)) {
            length++;
        }
        char end = cursor.peek(length);
        usual(end == ',' || end == ']' || end == '}' || end == ':');
        return plain(cursor.index() + length);
    }

    private boolean isFlowText(int distance) {
        char character = cursor.peek(distance);
        if (character == ':') {
            return !cursor.isBlank(distance + 1) && FLOW.indexOf(cursor.peek(distance + 1)) < 0;
        }
        usual(character != '#' || distance == 0 || cursor.peek(distance - 1) != ' ');
        return character != '\n' && FLOW.indexOf(character) < 0;
    }
}
