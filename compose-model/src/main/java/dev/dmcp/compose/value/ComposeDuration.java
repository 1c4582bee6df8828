package dev.dmcp.compose.value;

import java.time.Duration;

/** Durations as Compose writes them: {@code 1m30s}, {@code 500ms}, {@code 1.5h}, {@code 2d}, {@code 1w}. */
public final class ComposeDuration {
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
        long total = 0;
        int at = 0;
        while (at < body.length()) {
            int unitStart = skipNumber(body, at);
            int end = skipUnit(body, unitStart);
            total += nanoseconds(text, body.substring(at, unitStart), body.substring(unitStart, end));
            at = end;
            if (total < 0) {
                throw malformed(text);
            }
        }
        return Duration.ofNanos(text.startsWith("-") ? -total : total);
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

    private static long nanoseconds(String whole, String number, String unit) throws MalformedValueException {
        long factor = factor(whole, unit);
        int point = number.indexOf('.');
        String units = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if ((units.isEmpty() && fraction.isEmpty()) || fraction.indexOf('.') >= 0 || units.length() > 18) {
            throw malformed(whole);
        }
        long count = units.isEmpty() ? 0 : Long.parseLong(units);
        if (count > Long.MAX_VALUE / factor) {
            throw malformed(whole);
        }
        return count * factor + fraction(fraction, factor);
    }

    /** The part behind the point; digits beyond the eighteenth do not count. */
    private static long fraction(String digits, long factor) {
        double value = 0;
        double scale = factor;
        for (int index = 0; index < Math.min(digits.length(), 18); index++) {
            scale /= 10;
            value += (digits.charAt(index) - '0') * scale;
        }
        // A little more hides what doubles cannot hold.
        return (long) (value + 0.000_5);
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

    /** {@code value} divided by ten to the {@code places}, without zeros at the end. */
    private static String decimal(long value, int places) {
        String digits = String.valueOf(value);
        String padded = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
        int end = padded.length();
        while (end > padded.length() - places && padded.charAt(end - 1) == '0') {
            end--;
        }
        String whole = padded.substring(0, padded.length() - places);
        String fraction = padded.substring(padded.length() - places, Math.max(end, padded.length() - places));
        return fraction.isEmpty() ? whole : whole + "." + fraction;
    }
}
