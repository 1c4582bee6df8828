package dev.dmcp.compose.tree;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as text the way docker compose turns them into text: {@code 1.50} in an environment becomes {@code 1.5}. */
public final class GoText {
    private GoText() {}

    /** Null becomes an empty text. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double number -> decimal(number);
            case Float number -> decimal(Double.parseDouble(number.toString()));
            default -> value.toString();
        };
    }

    /** Shortest decimal text; exponents below 1e-4 and from 1e21 on, with at least two digits. */
    private static String decimal(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int magnitude = exact.precision() - exact.scale() - 1;
        if (magnitude >= -4 && magnitude < 21) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = number < 0 ? "-" : "";
        return sign + digits.charAt(0) + fraction + String.format(Locale.ROOT, "e%+03d", magnitude);
    }
}
