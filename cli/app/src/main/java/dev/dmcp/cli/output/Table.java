package dev.dmcp.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Columns for people: two spaces between, no trailing spaces, widths counted without colour codes. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Without the columns in which no row has anything to say. */
    public Table withoutEmptyColumns() {
        for (int column = rows.getFirst().size() - 1; column >= 0; column--) {
            if (isEmpty(column)) {
                remove(column);
            }
        }
        return this;
    }

    private boolean isEmpty(int column) {
        for (int row = 1; row < rows.size(); row++) {
            if (!rows.get(row).get(column).isEmpty()) {
                return false;
            }
        }
        return rows.size() > 1;
    }

    private void remove(int column) {
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>(rows.get(row));
            cells.remove(column);
            rows.set(row, cells);
        }
    }

    /** The table, each line ended by a line feed. */
    public String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            appendRow(text, row, widths);
        }
        return text.toString();
    }

    private void appendRow(StringBuilder text, List<String> row, int[] widths) {
        int start = text.length();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            text.append(cell).repeat(' ', widths[column] - width(cell) + 2);
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        int width = 0;
        boolean inCode = false;
        for (int at = 0; at < cell.length(); at++) {
            char character = cell.charAt(at);
            inCode |= character == '\u001b';
            width += inCode ? 0 : 1;
            inCode &= character != 'm';
        }
        return width;
    }
}
