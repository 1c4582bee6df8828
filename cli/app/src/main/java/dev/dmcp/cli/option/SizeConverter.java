package dev.dmcp.cli.option;

import dev.dmcp.application.image.DecimalSize;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as people write them: {@code 500MB}, {@code 10GB}, {@code 1.5gb}, {@code 0}; a thousand is a thousand. */
public final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        OptionalLong bytes = DecimalSize.bytes(text);
        if (bytes.isEmpty()) {
            throw new TypeConversionException("`%s` is no size; write 500MB or 10GB".formatted(text));
        }
        return bytes.getAsLong();
    }
}
