package dev.dmcp.application.generate.compose;

import java.util.List;
import java.util.Map;

/** Writes the little of HCL that a bake file needs. */
final class HclText {
    private final StringBuilder out = new StringBuilder();

    /** {@code type "label" { … }}, with an empty line before it unless it is the first. */
    void block(String type, String label, Runnable body) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(type).append(' ').append(quoted(label)).append(" {\n");
        body.run();
        out.append("}\n");
    }

    void attribute(String name, String value) {
        out.append("  ").append(name).append(" = ").append(quoted(value)).append('\n');
    }

    void attribute(String name, List<String> values) {
        out.append("  ").append(name).append(" = [");
        out.append(String.join(", ", values.stream().map(HclText::quoted).toList()));
        out.append("]\n");
    }

    void attribute(String name, Map<String, ?> values) {
        out.append("  ").append(name).append(" = {\n");
        values.forEach((key, value) -> entry(quoted(key), quoted(value.toString())));
        out.append("  }\n");
    }

    /** A mapping whose values are expressions, not texts. */
    void expressions(String name, Map<String, String> values) {
        out.append("  ").append(name).append(" = {\n");
        values.forEach(this::entry);
        out.append("  }\n");
    }

    private void entry(String key, String value) {
        out.append("    ").append(key).append(" = ").append(value).append('\n');
    }

    /** A text that is not interpolated. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '"', '\\' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '$', '%' -> quoted.append(isTemplateStart(text, index) ? "" + character + character : character);
                default -> quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isTemplateStart(String text, int index) {
        return index + 1 < text.length() && text.charAt(index + 1) == '{';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
