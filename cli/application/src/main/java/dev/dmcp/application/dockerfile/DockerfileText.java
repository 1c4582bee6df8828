package dev.dmcp.application.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A Dockerfile cut into its instructions, as BuildKit's parser cuts it: directives at the top, comments, continuation lines,
 * here-documents.
 *
 * @param syntax the frontend that {@code # syntax=} asks for; empty text where none
 * @param isRegular whether it was read to its end without anything unknown
 */
record DockerfileText(List<Instruction> instructions, String syntax, boolean isRegular) {
    private static final Set<String> KEYWORDS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    DockerfileText {
        instructions = List.copyOf(instructions);
    }

    static DockerfileText of(String text) {
        return new Reading(text).read();
    }

    private static final class Reading {
        private final String[] lines;
        private final List<Instruction> instructions = new ArrayList<>();
        private int at;
        private char escape = '\\';
        private String syntax = "";
        private boolean regular = true;

        Reading(String text) {
            // A byte order mark may stand before everything.
            lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1);
        }

        DockerfileText read() {
            directives();
            while (at < lines.length) {
                String line = logicalLine();
                if (!line.isEmpty()) {
                    add(Instruction.of(line));
                }
            }
            return new DockerfileText(instructions, syntax, regular);
        }

        /** They stand before everything else; the first line that is none ends them. */
        private void directives() {
            while (at < lines.length) {
                String line = lines[at].strip();
                int equals = line.indexOf('=');
                if (!line.startsWith("#") || equals < 0) {
                    return;
                }
                String value = line.substring(equals + 1).strip();
                switch (line.substring(1, equals).strip().toLowerCase(Locale.ROOT)) {
                    case "syntax" -> syntax = value;
                    case "escape" -> escape = value.isEmpty() ? escape : value.charAt(0);
                    case "check" -> {}
                    default -> {
                        return;
                    }
                }
                at++;
            }
        }

        private String logicalLine() {
            StringBuilder whole = new StringBuilder();
            while (at < lines.length) {
                String line = lines[at++].strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    if (whole.isEmpty()) {
                        return "";
                    }
                    continue;
                }
                if (!goesOn(line)) {
                    return whole.append(line).toString();
                }
                whole.append(line, 0, line.length() - 1);
            }
            return whole.toString().strip();
        }

        private boolean goesOn(String line) {
            int last = line.length() - 1;
            return line.charAt(last) == escape && (last == 0 || line.charAt(last - 1) != escape);
        }

        private void add(Instruction instruction) {
            instructions.add(instruction);
            regular &= KEYWORDS.contains(instruction.keyword());
            switch (instruction.keyword()) {
                case "RUN", "COPY", "ADD" -> {
                    if (instruction.rest().contains("<<")) {
                        instruction.words().forEach(this::skipHereDocument);
                    }
                }
                default -> {}
            }
        }

        /** One that never ends may be a word that only looks like the begin of one. */
        private void skipHereDocument(String word) {
            if (!isHereDocument(word)) {
                return;
            }
            String name = word.substring(word.indexOf("<<") + 2);
            boolean indented = name.startsWith("-");
            String end = unquoted(indented ? name.substring(1) : name);
            while (at < lines.length) {
                String line = lines[at++];
                String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                if ((indented ? text.stripLeading() : text).equals(end)) {
                    return;
                }
            }
            regular = false;
        }

        private static String unquoted(String name) {
            return name.replace("\"", "").replace("'", "");
        }
    }

    /** {@code <<NAME}, {@code <<-NAME}, {@code 3<<"NAME"}; {@code <<<} is something else. */
    static boolean isHereDocument(String word) {
        int at = 0;
        while (at < word.length() && Character.isDigit(word.charAt(at))) {
            at++;
        }
        return word.startsWith("<<", at) && word.length() > at + 2 && word.indexOf('<', at + 2) < 0;
    }
}
