package dev.dmcp.application.project;

import java.util.Map;

/**
 * Replaces {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME-default}} and {@code ${NAME:?message}} in a text;
 * {@code $$} is a dollar sign. A variable without a value and without a default is a mistake: a file that every command
 * starts from must not silently mean something else.
 */
final class Interpolation {

    /** What is wrong with a text, as the two halves of a problem. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        private final String hint;

        Mistake(String sentence, String hint) {
            super(sentence);
            this.hint = hint;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }

        String hint() {
            return hint;
        }
    }

    private final String text;
    private final Map<String, String> variables;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Interpolation(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    static String replace(String text, Map<String, String> variables) throws Mistake {
        Interpolation interpolation = new Interpolation(text, variables);
        while (interpolation.at < text.length()) {
            interpolation.step();
        }
        return interpolation.out.toString();
    }

    private void step() throws Mistake {
        int dollar = text.indexOf('$', at);
        if (dollar < 0 || dollar == text.length() - 1) {
            out.append(text, at, text.length());
            at = text.length();
            return;
        }
        out.append(text, at, dollar);
        switch (text.charAt(dollar + 1)) {
            case '$' -> {
                out.append('$');
                at = dollar + 2;
            }
            case '{' -> braces(dollar + 2);
            default -> {
                out.append('$');
                at = dollar + 1;
            }
        }
    }

    private void braces(int start) throws Mistake {
        int end = text.indexOf('}', start);
        if (end < 0) {
            throw new Mistake(
                    "a `}` is missing after `${`", "write `${NAME}` or `${NAME:-default}`, `$$` for a dollar");
        }
        int nameEnd = start;
        while (nameEnd < end && isNamePart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = text.substring(start, nameEnd);
        if (name.isEmpty()) {
            throw new Mistake("`${" + text.substring(start, end) + "}` names no variable", "write `${NAME}`");
        }
        out.append(value(name, text.substring(nameEnd, end)));
        at = end + 1;
    }

    private String value(String name, String operator) throws Mistake {
        String value = variables.getOrDefault(name, "");
        boolean given = operator.startsWith(":") ? !value.isEmpty() : variables.containsKey(name);
        if (given) {
            return value;
        }
        String rest = operator.startsWith(":") ? operator.substring(1) : operator;
        if (rest.startsWith("-")) {
            return rest.substring(1);
        }
        if (rest.isEmpty() || rest.startsWith("?")) {
            throw new Mistake(
                    "`" + name + "` has no value" + (rest.length() > 1 ? ": " + rest.substring(1) : ""),
                    "set it in `.env` or the environment, or write `${" + name + ":-default}`");
        }
        throw new Mistake("`${" + name + operator + "}` is not understood", "write `${" + name + ":-default}`");
    }

    private static boolean isNamePart(char character) {
        return character == '_'
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9');
    }
}
