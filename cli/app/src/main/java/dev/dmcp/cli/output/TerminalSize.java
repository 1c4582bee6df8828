package dev.dmcp.cli.output;

import dev.dmcp.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns a live display has. Asked once for each live display: {@code stty} costs some 40 ms. */
record TerminalSize(int columns) {

    private static final int USUAL_COLUMNS = 80;

    static TerminalSize of(Terminal terminal) {
        int known = number(terminal.variable("COLUMNS"));
        return new TerminalSize(known > 0 ? known : askStty());
    }

    private static int askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            int columns = number(answer.substring(answer.indexOf(' ') + 1));
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (IOException noStty) {
            return USUAL_COLUMNS;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return USUAL_COLUMNS;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
