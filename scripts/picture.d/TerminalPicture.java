import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a recording of {@code script --log-out FILE --log-timing FILE} into an animated SVG: the states of the screen one
 * after the other, then the last one for a while, then again from the start. Knows the little that dmcp prints: colours,
 * cursor up, erase below, carriage return.
 *
 * <p>Usage: {@code java TerminalPicture.java RECORDING TIMING COLUMNS TITLE > picture.svg}
 */
public final class TerminalPicture {

    private static final double CELL_WIDTH = 8.4;
    private static final int CELL_HEIGHT = 19;
    private static final int MARGIN = 16;
    private static final int BAR = 34;
    private static final double FRAME_SECONDS = 0.25;
    private static final double LAST_SECONDS = 6;
    private static final double LONGEST_PAUSE = 0.9;

    private record Cell(int character, String style) {}

    private record Frame(double at, List<List<Cell>> lines) {}

    private final List<List<Cell>> screen = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<Frame> frames = new ArrayList<>();
    private int row;
    private int column;
    private String style = "";

    public static void main(String[] arguments) throws IOException {
        TerminalPicture picture = new TerminalPicture();
        picture.play(Files.readAllBytes(Path.of(arguments[0])), Files.readAllLines(Path.of(arguments[1])));
        System.out.print(picture.svg(Integer.parseInt(arguments[2]), arguments[3]));
    }

    private void play(byte[] recording, List<String> timing) {
        double at = 0;
        double drawn = -1;
        int from = 0;
        for (String line : timing) {
            String[] parts = line.split(" ");
            at += Math.min(LONGEST_PAUSE, Double.parseDouble(parts[0]));
            int length = Integer.parseInt(parts[1]);
            type(new String(recording, from, Math.min(length, recording.length - from), StandardCharsets.UTF_8));
            from += length;
            if (at - drawn >= FRAME_SECONDS) {
                keepFrame(at);
                drawn = at;
            }
        }
        keepFrame(at);
    }

    private void keepFrame(double at) {
        List<List<Cell>> copy = screen.stream().map(line -> List.copyOf(line)).toList();
        if (frames.isEmpty() || !frames.getLast().lines().equals(copy)) {
            frames.add(new Frame(at, copy));
        }
    }

    private void type(String text) {
        int[] characters = text.codePoints().toArray();
        for (int at = 0; at < characters.length; at++) {
            switch (characters[at]) {
                case '\r' -> column = 0;
                case '\n' -> newLine();
                case 0x1b -> at = escape(characters, at + 1);
                default -> put(characters[at]);
            }
        }
    }

    private int escape(int[] characters, int at) {
        if (at >= characters.length || characters[at] != '[') {
            return at;
        }
        StringBuilder parameters = new StringBuilder();
        int end = at + 1;
        while (end < characters.length && (characters[end] < 0x40 || characters[end] > 0x7e)) {
            parameters.appendCodePoint(characters[end++]);
        }
        switch (end < characters.length ? characters[end] : 0) {
            case 'm' -> style = style(parameters.toString());
            case 'A' -> row = Math.max(0, row - Integer.parseInt(parameters.toString()));
            case 'J' -> eraseBelow();
            default -> {} // marks of synchronised output and the like draw nothing
        }
        return end;
    }

    private static String style(String parameters) {
        return switch (parameters) {
            case "1" -> "b";
            case "2" -> "d";
            case "31" -> "r";
            case "32" -> "g";
            case "33" -> "y";
            case "36" -> "c";
            default -> "";
        };
    }

    private void eraseBelow() {
        while (screen.size() > row + 1) {
            screen.removeLast();
        }
        List<Cell> line = screen.get(row);
        while (line.size() > column) {
            line.removeLast();
        }
    }

    private void newLine() {
        row++;
        column = 0;
        while (screen.size() <= row) {
            screen.add(new ArrayList<>());
        }
    }

    private void put(int character) {
        List<Cell> line = screen.get(row);
        while (line.size() <= column) {
            line.add(new Cell(' ', ""));
        }
        line.set(column++, new Cell(character, style));
    }

    private String svg(int columns, String title) {
        int rows = frames.stream().mapToInt(frame -> frame.lines().size()).max().orElse(1);
        int width = (int) (columns * CELL_WIDTH) + 2 * MARGIN;
        int height = rows * CELL_HEIGHT + MARGIN + BAR;
        double total = frames.getLast().at() + LAST_SECONDS;
        StringBuilder svg = new StringBuilder();
        svg.append(head(width, height, title));
        for (int number = 0; number < frames.size(); number++) {
            double until = number + 1 < frames.size() ? frames.get(number + 1).at() : total;
            double from = number == 0 ? 0 : frames.get(number).at();
            svg.append("<g class=\"f\">");
            if (frames.size() > 1) {
                svg.append(animation(from / total, until / total, total));
            }
            lines(svg, frames.get(number).lines());
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static String head(int width, int height, String title) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d7dae0; white-space: pre; }
                .b { font-weight: bold; fill: #ffffff } .d { fill: #7f8794 } .r { fill: #ff6b68 } .g { fill: #7ec97e } .y { fill: #e0c060 } .c { fill: #6cc5d9 }
                .t { fill: #9aa2af; text-anchor: middle }
                </style>
                <rect width="100%%" height="100%%" rx="9" fill="#1c2028"/>
                <circle cx="20" cy="17" r="5.5" fill="#ff5f57"/><circle cx="38" cy="17" r="5.5" fill="#febc2e"/><circle cx="56" cy="17" r="5.5" fill="#28c840"/>
                <text class="t" x="50%%" y="22">%s</text>
                """.formatted(width, height, width, height, escape(title), escape(title));
    }

    private static String animation(double from, double until, double total) {
        String times = from == 0 ? "0;%.4f".formatted(until) : "0;%.4f;%.4f".formatted(from, until);
        String values = from == 0 ? "visible;hidden" : "hidden;visible;hidden";
        return "<animate attributeName=\"visibility\" calcMode=\"discrete\" repeatCount=\"indefinite\" dur=\"%.2fs\" keyTimes=\"%s\" values=\"%s\"/>"
                .formatted(total, until >= 1 ? times.substring(0, times.lastIndexOf(';')) : times,
                        until >= 1 ? values.substring(0, values.lastIndexOf(';')) : values);
    }

    private static void lines(StringBuilder svg, List<List<Cell>> lines) {
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isEmpty()) {
                svg.append("<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">".formatted(MARGIN, BAR + (number + 1) * CELL_HEIGHT - 5));
                runs(svg, lines.get(number));
                svg.append("</text>");
            }
        }
    }

    private static void runs(StringBuilder svg, List<Cell> line) {
        String style = "";
        StringBuilder run = new StringBuilder();
        for (Cell cell : line) {
            if (!cell.style().equals(style)) {
                flush(svg, style, run);
                style = cell.style();
            }
            run.appendCodePoint(cell.character());
        }
        flush(svg, style, run);
    }

    private static void flush(StringBuilder svg, String style, StringBuilder run) {
        if (!run.isEmpty()) {
            String text = escape(run.toString());
            svg.append(style.isEmpty() ? "<tspan>" : "<tspan class=\"" + style + "\">").append(text).append("</tspan>");
            run.setLength(0);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
