package dev.dmcp.compose.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as Compose writes them: {@code 1m30s}, {@code 500ms}, {@code 1.5h}, {@code 2d}, {@code 1w}. */
public final class ComposeDuration {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ComposeDuration() {}

    public static Duration parse(String text) throws MalformedValueException {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String body = signed ? text.substring(1) : text;
        if (body.equals("0")) {
            return Duration.ZERO;
        }
        if (body.isEmpty()) {
            throw malformed(text);
        }
        BigDecimal total = BigDecimal.ZERO;
        int at = 0;
        while (at < body.length()) {
            int unitStart = skipNumber(body, at);
            int end = skipUnit(body, unitStart);
            total = total.add(nanoseconds(text, body.substring(at, unitStart), body.substring(unitStart, end)));
            at = end;
        }
        if (total.compareTo(LARGEST) > 0) {
            throw malformed(text);
        }
        long nanoseconds = total.longValue();
        return Duration.ofNanos(text.startsWith("-") ? -nanoseconds : nanoseconds);
    }

    private static int skipNumber(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '.' || (text.charAt(at) >= '0' && text.charAt(at) <= '9'))) {
            at++;
        }
        return at;
    }

    private static int skipUnit(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '.' && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    private static BigDecimal nanoseconds(String whole, String number, String unit) throws MalformedValueException {
        long factor = factor(whole, unit);
        if (number.isEmpty()
                || number.equals(".")
                || number.indexOf('.') != number.lastIndexOf('.')
                || number.length() > 40) {
            throw malformed(whole);
        }
        return new BigDecimal(number.startsWith(".") ? "0" + number : number)
                .multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.DOWN);
    }

    private static long factor(String whole, String unit) throws MalformedValueException {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            case "w" -> 604_800_000_000_000L;
            default -> throw malformed(whole);
        };
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "`" + text + "` is not a duration", "write a number and a unit, such as `30s` or `1m30s`");
    }

    /** As Go prints a duration: {@code 1m30s}, {@code 1h0m0s}, {@code 1.5s}, {@code 250ms}, {@code 0s}. */
    public static String print(Duration duration) {
        long nanoseconds = duration.toNanos();
        if (nanoseconds == 0) {
            return "0s";
        }
        String sign = nanoseconds < 0 ? "-" : "";
        long size = Math.abs(nanoseconds);
        if (size < 1_000L) {
            return sign + size + "ns";
        }
        if (size < 1_000_000L) {
            return sign + decimal(size, 3) + "µs";
        }
        if (size < 1_000_000_000L) {
            return sign + decimal(size, 6) + "ms";
        }
        long minutes = size / 60_000_000_000L;
        String seconds = decimal(size % 60_000_000_000L, 9) + "s";
        if (minutes == 0) {
            return sign + seconds;
        }
        return sign + (minutes < 60 ? minutes + "m" : minutes / 60 + "h" + minutes % 60 + "m") + seconds;
    }

    private static String decimal(long value, int places) {
        BigDecimal exact = BigDecimal.valueOf(value, places).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}
