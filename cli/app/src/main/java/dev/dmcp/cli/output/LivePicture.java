package dev.dmcp.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a live display, each cut to less than the terminal's width and all together to less than its height, so
 * that what was drawn can be found again.
 *
 * @param texts without the spinner before each of them
 */
record LivePicture(List<String> texts) {
    /** A line as it should be said. The seconds stay whatever else is cut. */
    record Line(String sentence, String detail, String seconds) {}

    static final LivePicture EMPTY = new LivePicture(List.of());

    /** Two spaces, a spinner and a space before the text, and a column after it that stays empty. */
    static final int MARGIN = 5;

    private static final int LEAST_ROOM_WITH_SECONDS = 12;
    private static final Pattern TERMINAL_CODE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b[^\\[]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    LivePicture {
        texts = List.copyOf(texts);
    }

    static LivePicture of(List<Line> lines, TerminalSize size) {
        int most = Math.max(1, size.rows() - 1);
        int shown = lines.size() <= most ? lines.size() : most - 1;
        int room = Math.max(0, size.columns() - MARGIN);
        List<String> texts = new ArrayList<>();
        lines.subList(0, shown).forEach(line -> texts.add(text(line, room)));
        if (shown < lines.size()) {
            texts.add(cut("and " + (lines.size() - shown) + " more", room));
        }
        return new LivePicture(texts);
    }

    private static String text(Line line, int room) {
        String what = line.sentence() + (line.detail().isEmpty() ? "" : ": " + line.detail());
        String clean =
                CONTROL.matcher(TERMINAL_CODE.matcher(what).replaceAll("")).replaceAll(" ");
        return room < LEAST_ROOM_WITH_SECONDS
                ? cut(clean, room)
                : cut(clean, room - line.seconds().length()) + line.seconds();
    }

    private static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        if (room < 1) {
            return "";
        }
        int end = Character.isHighSurrogate(text.charAt(Math.max(0, room - 2))) ? room - 2 : room - 1;
        return text.substring(0, end) + "…";
    }

    /** How many rows the lines take in a terminal that is this wide by now, and broke those that are wider. */
    int rowsAt(int columns) {
        return texts.stream()
                .mapToInt(text -> Math.max(1, Math.ceilDiv(text.length() + MARGIN - 1, columns)))
                .sum();
    }
}
