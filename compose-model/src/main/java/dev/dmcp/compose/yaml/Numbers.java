package dev.dmcp.compose.yaml;

import java.math.BigDecimal;

/** Numbers as Go prints them, because docker compose's output and its hashes are made of such texts. */
public final class Numbers {
    private Numbers() {}

    /** The shortest text that reads back as the same number; exponents only below 1e-6 and from 1e21 on. */
    public static String text(Number number) {
        return switch (number) {
            case Float single -> decimal(Float.toString(single));
            case Double twice -> decimal(Double.toString(twice));
            default -> number.toString();
        };
    }

    private static String decimal(String java) {
        if (java.equals("NaN") || java.endsWith("Infinity")) {
            return java;
        }
        BigDecimal exact = new BigDecimal(java).stripTrailingZeros();
        int magnitude = exact.precision() - exact.scale() - 1;
        if (exact.signum() == 0) {
            return "0";
        }
        return magnitude < -6 || magnitude >= 21 ? scientific(exact, magnitude) : exact.toPlainString();
    }

    private static String scientific(BigDecimal exact, int magnitude) {
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String exponent =
                Math.abs(magnitude) < 10 && magnitude > 0 ? "0" + magnitude : String.valueOf(Math.abs(magnitude));
        return (exact.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (magnitude < 0 ? "-" : "+")
                + exponent;
    }
}
