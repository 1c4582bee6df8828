package dev.dmcp.application.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One instruction of a Dockerfile.
 *
 * @param keyword in capital letters
 * @param flags {@code --from=build}, as they stand there
 * @param rest what follows the flags
 */
record Instruction(String keyword, List<String> flags, String rest) {
    Instruction {
        flags = List.copyOf(flags);
    }

    /** @param line with continuation lines joined */
    static Instruction of(String line) {
        int end = wordEnd(line, 0);
        String keyword = line.substring(0, end).toUpperCase(Locale.ROOT);
        List<String> flags = new ArrayList<>();
        int at = wordBegin(line, end);
        while (line.startsWith("--", at)) {
            end = wordEnd(line, at);
            flags.add(line.substring(at, end));
            at = wordBegin(line, end);
        }
        return new Instruction(keyword, flags, line.substring(at).strip());
    }

    /** The value of {@code --name=value}; empty text where there is none. */
    String flag(String name) {
        String begin = "--" + name + "=";
        for (String flag : flags) {
            if (flag.startsWith(begin)) {
                return flag.substring(begin.length());
            }
        }
        return "";
    }

    List<String> words() {
        return words(rest);
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = wordBegin(text, 0);
        while (at < text.length()) {
            int end = wordEnd(text, at);
            words.add(text.substring(at, end));
            at = wordBegin(text, end);
        }
        return words;
    }

    private static int wordBegin(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
