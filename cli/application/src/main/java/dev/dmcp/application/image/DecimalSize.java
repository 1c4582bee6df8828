package dev.dmcp.application.image;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of images and caches as engines print them, in powers of 1000: {@code 500MB}, {@code 1.5g}, or plain bytes. */
public final class DecimalSize {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(|b|k|kb|m|mb|g|gb|t|tb)");

    private DecimalSize() {}

    /** The number of bytes; empty for what is no size. */
    public static OptionalLong bytes(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        String unit = size.group(2);
        double factor = switch (unit.isEmpty() ? 'b' : unit.charAt(0)) {
            case 'k' -> 1e3;
            case 'm' -> 1e6;
            case 'g' -> 1e9;
            case 't' -> 1e12;
            default -> 1;
        };
        return OptionalLong.of((long) (Double.parseDouble(size.group(1)) * factor));
    }
}
