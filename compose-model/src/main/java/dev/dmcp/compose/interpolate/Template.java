package dev.dmcp.compose.interpolate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in a text: {@code $A}, {@code ${A}}, {@code ${A:-default}}, {@code ${A-default}}, {@code ${A:?error}},
 * {@code ${A?error}}, {@code ${A:+other}}, {@code ${A+other}}, each nestable, and {@code $$} for a dollar sign
 * (Compose Specification, "Interpolation"). Corner cases are docker compose's: the part after an operator may not span
 * lines and is resolved even where it is not used.
 */
public final class Template {
    private final Variables variables;
    private final Consumer<String> unset;

    /**
     * A template over some variables.
     *
     * @param unset is told the name of each variable that is used without a default and not set
     */
    public Template(Variables variables, Consumer<String> unset) {
        this.variables = variables;
        this.unset = unset;
    }

    public String resolve(String text) throws TemplateException {
        int dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (dollar >= 0) {
            out.append(text, at, dollar);
            at = replace(text, dollar, out);
            dollar = text.indexOf('$', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Writes what stands for the dollar sign's expression; the result is where the text goes on. */
    private int replace(String text, int dollar, StringBuilder out) throws TemplateException {
        int next = dollar + 1;
        if (next == text.length()) {
            out.append('$');
            return next;
        }
        if (text.charAt(next) == '$') {
            out.append('$');
            return next + 1;
        }
        if (text.charAt(next) == '{') {
            return replaceBraced(text, next + 1, out);
        }
        int end = nameEnd(text, next);
        if (end == next) {
            out.append('$');
            return next;
        }
        out.append(valueOrBlank(text.substring(next, end)));
        return end;
    }

    private int replaceBraced(String text, int start, StringBuilder out) throws TemplateException {
        int nameEnd = nameEnd(text, start);
        if (nameEnd == start || nameEnd == text.length()) {
            throw invalid(text);
        }
        String name = text.substring(start, nameEnd);
        if (text.charAt(nameEnd) == '}') {
            out.append(valueOrBlank(name));
            return nameEnd + 1;
        }
        Operator operator = Operator.at(text, nameEnd);
        int lastBrace = lastBraceOnLine(text, nameEnd);
        if (operator == null || lastBrace < nameEnd + operator.sign().length()) {
            throw invalid(text);
        }
        int closing = closingBrace(text, start - 1, lastBrace);
        String argument = text.substring(nameEnd + operator.sign().length(), closing);
        out.append(apply(operator, name, resolve(argument)));
        out.append(resolve(text.substring(closing + 1, lastBrace + 1)));
        return lastBrace + 1;
    }

    private String apply(Operator operator, String name, String argument) throws TemplateException {
        String value = variables.get(name);
        boolean present = value != null && !(operator.emptyIsUnset() && value.isEmpty());
        String known = value == null ? "" : value;
        return switch (operator.kind()) {
            case DEFAULT -> present ? known : argument;
            case ALTERNATIVE -> present ? argument : known;
            case REQUIRED -> {
                if (!present) {
                    throw missing(name, argument);
                }
                yield known;
            }
        };
    }

    private String valueOrBlank(String name) {
        String value = variables.get(name);
        if (value == null) {
            unset.accept(name);
            return "";
        }
        return value;
    }

    private static int nameEnd(String text, int start) {
        int at = start;
        while (at < text.length() && isNamePart(text.charAt(at), at > start)) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char character, boolean digitsToo) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (digitsToo && character >= '0' && character <= '9');
    }

    private static int lastBraceOnLine(String text, int from) {
        int lineEnd = text.indexOf('\n', from);
        return text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
    }

    /** The brace that closes the one at {@code open}; the last one on the line when the braces do not balance. */
    private static int closingBrace(String text, int open, int last) {
        int depth = 0;
        for (int at = open; at <= last; at++) {
            char character = text.charAt(at);
            if (character == '}' && --depth == 0) {
                return at;
            }
            if (character == '{') {
                depth++;
                at++;
            }
        }
        return last;
    }

    private static TemplateException invalid(String text) {
        return new TemplateException(
                "`" + text.strip() + "` is not a valid variable expression",
                "write `${NAME}` or `${NAME:-default}`, and `$$` for a dollar sign");
    }

    private static TemplateException missing(String name, String reason) {
        String because = reason.isEmpty() ? "" : ": " + reason;
        return new TemplateException(
                "variable `" + name + "` is required but has no value" + because,
                "set it in the environment or in `.env`: `" + name + "=…`");
    }

    private enum Kind {
        DEFAULT,
        ALTERNATIVE,
        REQUIRED
    }

    /** With a colon, an empty value counts as unset. */
    private record Operator(Kind kind, boolean emptyIsUnset) {
        String sign() {
            String sign = kind == Kind.DEFAULT ? "-" : kind == Kind.ALTERNATIVE ? "+" : "?";
            return emptyIsUnset ? ":" + sign : sign;
        }

        static @Nullable Operator at(String text, int position) {
            boolean colon = text.charAt(position) == ':';
            int at = colon ? position + 1 : position;
            return switch (at < text.length() ? text.charAt(at) : ' ') {
                case '-' -> new Operator(Kind.DEFAULT, colon);
                case '+' -> new Operator(Kind.ALTERNATIVE, colon);
                case '?' -> new Operator(Kind.REQUIRED, colon);
                default -> null;
            };
        }
    }
}
