package dev.dmcp.application.dockerfile;

import java.util.Map;

/**
 * Text of a Dockerfile with references to arguments: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}},
 * {@code ${NAME:+other}}.
 */
record ArgumentText(String text, Map<String, String> values) {

    String expanded() {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character != '$' || at + 1 == text.length()) {
                result.append(character);
                at++;
            } else if (text.charAt(at + 1) == '{') {
                int end = closing(at + 2);
                result.append(braced(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                int end = nameEnd(at + 1);
                result.append(values.getOrDefault(text.substring(at + 1, end), ""));
                at = end;
            }
        }
        return result.toString();
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
        return text.length();
    }

    private int nameEnd(int start) {
        int at = start;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private String braced(String inner) {
        int end = 0;
        while (end < inner.length() && (Character.isLetterOrDigit(inner.charAt(end)) || inner.charAt(end) == '_')) {
            end++;
        }
        String value = values.getOrDefault(inner.substring(0, end), "");
        String operator = inner.substring(end);
        if (operator.startsWith(":-") || operator.startsWith("-")) {
            String fallback = operator.substring(operator.startsWith(":") ? 2 : 1);
            return value.isEmpty() ? new ArgumentText(fallback, values).expanded() : value;
        }
        if (operator.startsWith(":+") || operator.startsWith("+")) {
            String other = operator.substring(operator.startsWith(":") ? 2 : 1);
            return value.isEmpty() ? "" : new ArgumentText(other, values).expanded();
        }
        return value;
    }
}
