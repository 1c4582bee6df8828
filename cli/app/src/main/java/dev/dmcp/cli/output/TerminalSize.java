package dev.dmcp.cli.output;

import dev.dmcp.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How large the terminal of a live display is. {@code stty} costs some 40 ms, so it is asked when that has changed. */
record TerminalSize(int columns, int rows) {
    private static final TerminalSize USUAL = new TerminalSize(80, 24);

    /** Variables that are set win: who sets them knows better, or has no terminal. */
    static TerminalSize of(Terminal terminal) {
        int columns = number(terminal.variable("COLUMNS"));
        int rows = number(terminal.variable("LINES"));
        if (columns > 0 && rows > 0) {
            return new TerminalSize(columns, rows);
        }
        TerminalSize asked = ask();
        return new TerminalSize(columns > 0 ? columns : asked.columns(), rows > 0 ? rows : asked.rows());
    }

    /** What the terminal says now, which a resize has made newer than any variable. */
    static TerminalSize ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return read(answer);
        } catch (IOException noStty) {
            return USUAL;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    private static TerminalSize read(String rowsAndColumns) {
        int space = rowsAndColumns.indexOf(' ');
        int columns = number(rowsAndColumns.substring(space + 1));
        int rows = space < 0 ? 0 : number(rowsAndColumns.substring(0, space));
        return columns > 0 && rows > 0 ? new TerminalSize(columns, rows) : USUAL;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
