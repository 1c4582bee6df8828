package dev.dmcp.compose.validate;

/**
 * A place in a text.
 *
 * @param line counted from 1; 0 when the place is not known
 * @param column counted from 1, in code points; 0 when the place is not known
 */
public record Position(int line, int column) implements Comparable<Position> {
    /** The place of something that is not written in any file, such as a flag. */
    public static final Position UNKNOWN = new Position(0, 0);

    public boolean known() {
        return line > 0;
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
