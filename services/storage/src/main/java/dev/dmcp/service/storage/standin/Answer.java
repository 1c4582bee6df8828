package dev.dmcp.service.storage.standin;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement is answered. No table has rows, and every change changes one: a {@code SELECT} from a table finds nothing, but one that counts, or that
 * names no table, and {@code RETURNING} give a row of ones, which reads as a number and as text.
 *
 * @param columns of its rows; 0 when it has none at all
 * @param rows 0 or 1
 * @param value in each column of the row
 * @param tag that ends the answer
 */
record Answer(int columns, int rows, String value, String tag) {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern RETURNING = Pattern.compile(" returning ");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    static Answer to(String sql) {
        String text = SPACES.matcher(sql.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        String verb = text.split("\\W", 2)[0];
        return switch (verb) {
            case "select" -> selected(text);
            case "show" -> new Answer(1, 1, "read committed", "SHOW");
            case "insert" -> changed(text, "INSERT 0 1");
            case "update", "delete" -> changed(text, verb.toUpperCase(Locale.ROOT) + " 1");
            default -> new Answer(0, 0, "", verb.toUpperCase(Locale.ROOT));
        };
    }

    private static Answer selected(String text) {
        int from = outermost(text, " from ");
        String list = from < 0 ? text : text.substring(0, from);
        int rows = from < 0 || list.contains("count(") ? 1 : 0;
        return new Answer(columns(list), rows, "1", "SELECT " + rows);
    }

    private static Answer changed(String text, String tag) {
        Matcher returning = RETURNING.matcher(text);
        return returning.find()
                ? new Answer(columns(text.substring(returning.end())), 1, "1", tag)
                : new Answer(0, 0, "", tag);
    }

    /** How many parameters a statement has. */
    static int parameters(String sql) {
        Matcher parameter = PARAMETER.matcher(sql);
        int highest = 0;
        while (parameter.find()) {
            highest = Math.max(highest, Integer.parseInt(parameter.group(1)));
        }
        return highest;
    }

    private static int columns(String list) {
        int columns = 1;
        int depth = 0;
        for (int i = 0; i < list.length(); i++) {
            depth += depthChange(list.charAt(i));
            columns += list.charAt(i) == ',' && depth == 0 ? 1 : 0;
        }
        return columns;
    }

    private static int outermost(String text, String word) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depthChange(text.charAt(i));
            if (depth == 0 && text.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int depthChange(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
