package dev.dmcp.compose.interpolate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a {@code .env} file: {@code KEY=value}, {@code export KEY=value}, {@code KEY: value}, quotes,
 * comments, escapes and variables; a bare {@code KEY} takes its value from outside.
 */
public final class EnvironmentFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final Map<String, String> values;
    private final Variables outside;
    private final Template template;
    private int at;

    private EnvironmentFile(String text, Map<String, String> values, Variables outside) {
        this.text = text;
        this.values = values;
        this.outside = outside;
        this.template = new Template(this::lookup, _ -> {});
    }

    /** A file that cannot be read; the message is a sentence. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        MalformedException(String sentence, int line) {
            super(sentence, null, false, false);
            this.line = line;
        }

        /** Counted from 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Adds what the text sets to {@code values}.
     *
     * @param outside wins over {@code values} when a value uses a variable, and fills bare keys
     */
    public static void read(String text, Map<String, String> values, Variables outside) throws MalformedException {
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        new EnvironmentFile(body, values, outside).statements();
    }

    private @Nullable String lookup(String name) {
        String value = outside.get(name);
        return value == null ? values.get(name) : value;
    }

    private void statements() throws MalformedException {
        while (skipToStatement()) {
            skipExport();
            int start = at;
            int end = keyEnd();
            String key = text.substring(start, end).stripTrailing();
            if (key.indexOf(' ') >= 0) {
                throw malformed("the key `" + key + "` contains a blank");
            }
            boolean bare = end == text.length() || text.charAt(end) == '\n';
            at = Math.min(end + 1, text.length());
            skipBlanks();
            if (bare && end < text.length()) {
                inherit(key);
            } else {
                values.put(bare ? "" : key, bare ? "" : value());
            }
        }
        values.remove("");
    }

    private void inherit(String key) {
        String value = outside.get(key);
        if (value != null) {
            values.put(key, value);
        }
    }

    private boolean skipToStatement() {
        while (true) {
            while (at < text.length() && isBlank(text.charAt(at), true)) {
                at++;
            }
            if (at == text.length()) {
                return false;
            }
            if (text.charAt(at) != '#') {
                return true;
            }
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
    }

    private void skipExport() {
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6), true)) {
            at += 6;
            skipBlanks();
        }
    }

    private int keyEnd() throws MalformedException {
        for (int index = at; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '=' || character == ':' || character == '\n') {
                return index;
            }
            boolean allowed = "_.-[]".indexOf(character) >= 0
                    || Character.isLetterOrDigit(character)
                    || isBlank(character, false);
            if (!allowed && !Character.isSurrogate(character)) {
                throw malformed("unexpected `" + character + "` in a variable's name");
            }
        }
        return text.length();
    }

    private String value() throws MalformedException {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote == '"' || quote == '\'') {
            return quoted(quote);
        }
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        int comment = line.indexOf(" #");
        return expand((comment < 0 ? line : line.substring(0, comment)).stripTrailing());
    }

    private String quoted(char quote) throws MalformedException {
        StringBuilder value = new StringBuilder();
        boolean escaped = false;
        for (int index = at + 1; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == quote && !escaped) {
                at = index + 1;
                return quote == '"' ? expand(Escapes.expand(value.toString())) : value.toString();
            }
            if (character == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            if (escaped && character != quote) {
                value.append('\\');
            }
            escaped = false;
            value.append(character);
        }
        throw malformed("a quoted value does not end");
    }

    private String expand(String value) throws MalformedException {
        try {
            return template.resolve(value);
        } catch (TemplateException failure) {
            throw malformed(String.valueOf(failure.getMessage()));
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at), false)) {
            at++;
        }
    }

    private static boolean isBlank(char character, boolean lineEndToo) {
        return switch (character) {
            case ' ', '\t', '\u000B', '\f', '\r', '\u0085', '\u00A0' -> true;
            case '\n' -> lineEndToo;
            default -> false;
        };
    }

    private MalformedException malformed(String sentence) {
        int line = 1;
        for (int index = 0; index < Math.min(at, text.length()); index++) {
            line += text.charAt(index) == '\n' ? 1 : 0;
        }
        return new MalformedException(sentence, line);
    }
}
