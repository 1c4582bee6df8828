package dev.dmcp.application.project;

import java.math.BigDecimal;

/**
 * A share of the processors, above zero: {@code 0.3}.
 *
 * @param text the number in decimal digits, as compose files have it
 */
public record Cpus(String text) {

    /** @throws NumberFormatException when the text is no number above zero */
    public Cpus {
        // `BigDecimal` costs milliseconds at each start, and nearly every command reads a stack.
        text = isPlain(text) ? text : plain(new BigDecimal(text));
    }

    private static String plain(BigDecimal number) {
        if (number.signum() <= 0) {
            throw new NumberFormatException("not above zero: " + number);
        }
        return number.toPlainString();
    }

    /** Digits with at most one point between them, and not all of them zeros. */
    private static boolean isPlain(String text) {
        int points = 0;
        boolean aboveZero = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character != '.' && (character < '0' || character > '9')) {
                return false;
            }
            points += character == '.' ? 1 : 0;
            aboveZero |= character != '.' && character != '0';
        }
        boolean usual =
                !text.startsWith(".") && !text.endsWith(".") && (!text.startsWith("0") || text.startsWith("0."));
        return aboveZero && points <= 1 && usual;
    }
}
