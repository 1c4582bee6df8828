package dev.dmcp.compose.yaml;

/**
 * Numbers as Go prints them, because docker compose's output and its hashes are made of such texts. Works on the digits
 * that Java gives: {@code BigDecimal} costs milliseconds at each start of the program.
 */
public final class Numbers {
    private Numbers() {}

    /** As in JSON: exponents only below 1e-6 and from 1e21 on, and without a leading zero. */
    public static String text(Number number) {
        return number instanceof Double || number instanceof Float
                ? decimal(number.toString(), -6, 1)
                : number.toString();
    }

    /** As in Go's other texts: exponents below 1e-4 and from 1e21 on, with two digits at least. */
    public static String shown(Number number) {
        if (Double.isInfinite(number.doubleValue())) {
            return number.doubleValue() > 0 ? "+Inf" : "-Inf";
        }
        return number instanceof Double || number instanceof Float
                ? decimal(number.toString(), -4, 2)
                : number.toString();
    }

    private static String decimal(String java, int smallest, int exponentDigits) {
        boolean special = java.equals("NaN") || java.endsWith("Infinity");
        if (special) {
            return java;
        }
        String sign = java.startsWith("-") ? "-" : "";
        String unsigned = java.substring(sign.length());
        int mark = unsigned.indexOf('E');
        String mantissa = mark < 0 ? unsigned : unsigned.substring(0, mark);
        int exponent = mark < 0 ? 0 : Integer.parseInt(unsigned.substring(mark + 1));
        int point = mantissa.indexOf('.');
        String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int leading = countLeadingZeros(all);
        String digits = withoutTrailingZeros(all.substring(leading));
        int magnitude = exponent + point - leading - 1;
        if (digits.isEmpty()) {
            return "0";
        }
        return sign
                + (magnitude < smallest || magnitude >= 21
                        ? scientific(digits, magnitude, exponentDigits)
                        : plain(digits, magnitude));
    }

    private static int countLeadingZeros(String digits) {
        int count = 0;
        while (count < digits.length() && digits.charAt(count) == '0') {
            count++;
        }
        return count;
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String plain(String digits, int magnitude) {
        if (magnitude < 0) {
            return "0." + "0".repeat(-magnitude - 1) + digits;
        }
        int whole = magnitude + 1;
        if (digits.length() <= whole) {
            return digits + "0".repeat(whole - digits.length());
        }
        return digits.substring(0, whole) + "." + digits.substring(whole);
    }

    private static String scientific(String digits, int magnitude, int exponentDigits) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String exponent = String.valueOf(Math.abs(magnitude));
        String padding = "0".repeat(Math.max(0, exponentDigits - exponent.length()));
        return digits.charAt(0) + fraction + "e" + (magnitude < 0 ? "-" : "+") + padding + exponent;
    }
}
