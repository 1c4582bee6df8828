package dev.dmcp.application.project;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as compose files write them. */
final class Units {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)(?:i?b)?");
    private static final Pattern TIME_PART = Pattern.compile("(\\d+)(ms|s|m|h)");

    private Units() {}

    /** {@code 512M}, {@code 1g}, {@code 256MB}: in steps of 1024. */
    static OptionalLong bytes(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            case "t" -> 40;
            default -> 0;
        };
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << shift));
        return bytes.signum() > 0 ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
    }

    /** {@code 10s}, {@code 1m30s}, {@code 500ms}. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = TIME_PART.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            long amount = Long.parseLong(matcher.group(1));
            sum = sum.plus(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    });
            at = matcher.end();
        }
        return at == text.length() && at > 0 ? Optional.of(sum) : Optional.empty();
    }
}
