package dev.dmcp.service.kit.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A JSON number, kept exactly: what a client wrote is what a server behind the gateway reads. {@code 1} and {@code 1.0} are written, and compared,
 * as what they are.
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    /**
     * A number with a fraction.
     *
     * @throws NumberFormatException when the value is infinite or not a number, which JSON cannot say
     */
    public static JsonNumber of(double value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    /** The number as a long; empty when it has a fraction or does not fit. */
    public OptionalLong asLong() {
        // A scale far from zero is refused before any arithmetic: 1e1000000000 would otherwise be computed digit by
        // digit.
        if (value.scale() < -18 || value.scale() > 1_000) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(value.longValueExact());
        } catch (ArithmeticException notWholeOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /** The nearest double; infinite when the number is too large. */
    public double asDouble() {
        return value.doubleValue();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
