package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import java.util.Locale;

/** Chooses how a text is written in YAML: plain, in quotes or as a literal block, so that it reads back as that text. */
final class ScalarText {
    private ScalarText() {}

    static String key(String text) {
        StringBuilder out = new StringBuilder();
        if (text.indexOf('\n') >= 0) {
            doubleQuoted(text, out);
        } else {
            singleLine(text, out);
        }
        return out.toString();
    }

    /** @param indent of a block's lines, in spaces */
    static void value(String text, int indent, StringBuilder out) {
        if (text.indexOf('\n') >= 0 && fitsBlock(text)) {
            block(text, indent, out);
        } else {
            singleLine(text, out);
        }
    }

    private static void singleLine(String text, StringBuilder out) {
        if (!printable(text)) {
            doubleQuoted(text, out);
        } else if (meansSomethingElse(text)) {
            // As go-yaml does: double quotes say "this is text", single quotes "this would not parse".
            doubleQuoted(text, out);
        } else if (plainAllowed(text)) {
            out.append(text);
        } else {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        }
    }

    /** True for what YAML 1.2 or an older reader would take for a number, a date, a boolean or null. */
    private static boolean meansSomethingElse(String text) {
        YamlNode.Type type = CoreSchema.resolve(text, Position.UNKNOWN).type();
        return type != YamlNode.Type.TEXT || isOldBoolean(text) || isBaseSixty(text);
    }

    private static boolean isOldBoolean(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF" ->
                true;
            default -> false;
        };
    }

    /** {@code 1:20}, a number of YAML 1.1. */
    private static boolean isBaseSixty(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || "+-0123456789".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        boolean sign = text.charAt(0) == '+' || text.charAt(0) == '-';
        if (!onlyDigits(text.substring(sign ? 1 : 0, colon))) {
            return false;
        }
        String rest = text.substring(colon + 1);
        int dot = rest.indexOf('.');
        String groups = dot < 0 ? rest : rest.substring(0, dot);
        for (String group : groups.split(":", -1)) {
            boolean sixty = group.length() == 1 || (group.length() == 2 && group.charAt(0) < '6');
            if (!sixty || !onlyDigits(group)) {
                return false;
            }
        }
        return dot < 0 || onlyDigits(rest.substring(dot + 1).replace("_", "0") + "0");
    }

    private static boolean onlyDigits(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if ((character < '0' || character > '9') && character != '_') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean plainAllowed(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (first == ' ' || last == ' ' || last == ':' || text.startsWith("---") || text.startsWith("...")) {
            return false;
        }
        if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
            return false;
        }
        if ("-?:".indexOf(first) >= 0 && (text.length() == 1 || text.charAt(1) == ' ')) {
            return false;
        }
        return !text.contains(": ") && !text.contains(" #") && !text.contains("\t");
    }

    private static boolean printable(String text) {
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            boolean shown = (character >= ' ' && character < 0x7F)
                    || character == '\t'
                    || (character >= 0xA0 && character < 0xD800)
                    || (character >= 0xE000 && character < 0xFEFF)
                    || (character > 0xFEFF && character <= 0xFFFD)
                    || character >= 0x10000;
            if (!shown || character == 0x2028 || character == 0x2029) {
                return false;
            }
            index += Character.charCount(character);
        }
        return true;
    }

    private static boolean fitsBlock(String text) {
        return printable(text.replace("\n", ""))
                && !text.isBlank()
                && text.indexOf('\r') < 0
                && !blankBeforeLineEnd(text);
    }

    private static boolean blankBeforeLineEnd(String text) {
        return text.contains(" \n") || text.endsWith(" ");
    }

    private static void block(String text, int indent, StringBuilder out) {
        out.append('|');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            out.append(2);
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.endsWith("\n\n") || text.equals("\n")) {
            out.append('+');
        }
        out.append('\n');
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
            }
            out.append('\n');
        }
    }

    private static void doubleQuoted(String text, StringBuilder out) {
        out.append('"');
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            escaped(character, out);
        }
        out.append('"');
    }

    private static void escaped(int character, StringBuilder out) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case 0 -> out.append("\\0");
            case 7 -> out.append("\\a");
            case 8 -> out.append("\\b");
            case 0x0B -> out.append("\\v");
            case 0x0C -> out.append("\\f");
            case 0x1B -> out.append("\\e");
            case 0x85 -> out.append("\\N");
            default -> {
                if (printable(Character.toString(character))) {
                    out.appendCodePoint(character);
                } else {
                    out.append(hexadecimal(character));
                }
            }
        }
    }

    private static String hexadecimal(int character) {
        if (character <= 0xFF) {
            return String.format(Locale.ROOT, "\\x%02X", character);
        }
        return String.format(Locale.ROOT, character <= 0xFFFF ? "\\u%04X" : "\\U%08X", character);
    }
}
