package dev.dmcp.compose.interpolate;

/** The escapes of a double-quoted value in a {@code .env} file; any other backslash stays. */
final class Escapes {
    private Escapes() {}

    static String expand(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '\\' && at + 1 < text.length() ? escape(text, at, out) : plain(text, at, out);
        }
        return out.toString();
    }

    private static int plain(String text, int at, StringBuilder out) {
        out.append(text.charAt(at));
        return at + 1;
    }

    private static int escape(String text, int at, StringBuilder out) {
        char kind = text.charAt(at + 1);
        switch (kind) {
            case '$' -> out.append("$$");
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000B');
            case '"', '\\' -> out.append(kind);
            case '0' -> {
                return octal(text, at, out);
            }
            default -> out.append('\\').append(kind);
        }
        return at + 2;
    }

    /** {@code \0} and exactly three octal digits. */
    private static int octal(String text, int at, StringBuilder out) {
        int end = at + 2;
        while (end < text.length() && end < at + 5 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        String digits = text.substring(at + 2, end);
        boolean valid = digits.length() == 3 && digits.chars().allMatch(digit -> digit < '8') && digits.charAt(0) < '4';
        if (valid) {
            out.append((char) Integer.parseInt(digits, 8));
        } else {
            out.append(text, at, end);
        }
        return end;
    }
}
