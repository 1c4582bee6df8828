package dev.dmcp.compose.value;

import java.util.Locale;

/**
 * A number of bytes, written {@code 512m}, {@code 1.5GB}, {@code 64kib} or plain; units are powers of 1024.
 *
 * @param count may be -1 where the engine knows "unlimited"
 */
public record Bytes(long count) {
    private static final String UNITS = "kmgtp";

    public static Bytes parse(String text) throws MalformedValueException {
        // The canonical form of an unlimited size; docker compose writes it too, and cannot read it.
        if (text.equals("-1")) {
            return new Bytes(-1);
        }
        int end = numberEnd(text);
        boolean blank = end > 0 && text.charAt(end - 1) == ' ';
        double size = number(text, text.substring(0, blank ? end - 1 : end));
        String suffix = text.substring(end);
        return new Bytes((long) (suffix.isEmpty() ? size : size * factor(text, suffix)));
    }

    private static int numberEnd(String text) {
        for (int at = text.length(); at > 0; at--) {
            char character = text.charAt(at - 1);
            if ((character >= '0' && character <= '9') || character == '.' || character == ' ') {
                return at;
            }
        }
        return 0;
    }

    private static double number(String whole, String digits) throws MalformedValueException {
        boolean plain = !digits.isEmpty()
                && "0123456789.".indexOf(digits.charAt(digits.length() - 1)) >= 0
                && digits.strip().equals(digits);
        try {
            double number = plain ? Double.parseDouble(digits) : -1;
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw malformed(whole);
    }

    private static double factor(String whole, String suffix) throws MalformedValueException {
        String unit = suffix.toLowerCase(Locale.ROOT);
        if (unit.equals("b")) {
            return 1;
        }
        int power = UNITS.indexOf(unit.charAt(0)) + 1;
        String rest = unit.substring(1);
        if (power == 0 || !(rest.isEmpty() || rest.equals("b") || rest.equals("ib"))) {
            throw malformed(whole);
        }
        return Math.pow(1024, power);
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "`" + text + "` is not a size in bytes", "write a number and a unit, such as `512m` or `1.5g`");
    }

    @Override
    public String toString() {
        return String.valueOf(count);
    }
}
