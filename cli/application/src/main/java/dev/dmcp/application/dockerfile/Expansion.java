package dev.dmcp.application.dockerfile;

import java.util.Optional;
import java.util.function.Function;

/**
 * Text with references to variables: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:+other}}. What goes
 * beyond these (quotes, escapes, patterns) has no result here.
 */
final class Expansion {
    private final String text;
    private final Function<String, Optional<String>> values;
    private final StringBuilder result = new StringBuilder();
    private boolean failed;

    /** @param values absent for what is not known, empty text for what is not set */
    Expansion(String text, Function<String, Optional<String>> values) {
        this.text = text;
        this.values = values;
    }

    Optional<String> result() {
        failed = !Variables.isPlain(text);
        int at = 0;
        while (at < text.length() && !failed) {
            char character = text.charAt(at);
            if (character != '$') {
                result.append(character);
                at++;
            } else {
                at = reference(at + 1);
            }
        }
        return failed ? Optional.empty() : Optional.of(result.toString());
    }

    /** @return where the text goes on */
    private int reference(int begin) {
        if (text.startsWith("{", begin)) {
            int end = closing(begin + 1);
            if (end < 0) {
                failed = true;
                return text.length();
            }
            braced(text.substring(begin + 1, end));
            return end + 1;
        }
        int end = nameEnd(text, begin);
        append(end == begin ? Optional.empty() : values.apply(text.substring(begin, end)));
        return end;
    }

    private void append(Optional<String> value) {
        failed |= value.isEmpty();
        value.ifPresent(result::append);
    }

    private void braced(String inner) {
        int end = nameEnd(inner, 0);
        Optional<String> value = end == 0 ? Optional.empty() : values.apply(inner.substring(0, end));
        String operator = inner.substring(end);
        if (value.isEmpty() || operator.isEmpty()) {
            append(value);
        } else if (operator.startsWith(":-")) {
            append(value.get().isEmpty() ? within(operator) : value);
        } else if (operator.startsWith(":+")) {
            append(value.get().isEmpty() ? Optional.of("") : within(operator));
        } else {
            failed = true;
        }
    }

    private Optional<String> within(String operator) {
        return new Expansion(operator.substring(2), values).result();
    }

    /** Braces may be nested in a default. */
    private int closing(int start) {
        int depth = 1;
        for (int at = start; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : 0;
            depth -= text.charAt(at) == '}' ? 1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int nameEnd(String text, int start) {
        int at = start;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }
}
