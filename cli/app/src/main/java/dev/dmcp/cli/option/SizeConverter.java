package dev.dmcp.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as people write them: {@code 500MB}, {@code 10GB}, {@code 1.5gb}, {@code 0}; a thousand is a thousand. */
public final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(|b|k|kb|m|mb|g|gb|t|tb)");

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new TypeConversionException("`%s` is no size; write 500MB or 10GB".formatted(text));
        }
        String unit = size.group(2);
        double factor = switch (unit.isEmpty() ? 'b' : unit.charAt(0)) {
            case 'k' -> 1e3;
            case 'm' -> 1e6;
            case 'g' -> 1e9;
            case 't' -> 1e12;
            default -> 1;
        };
        return (long) (Double.parseDouble(size.group(1)) * factor);
    }
}
