package dev.dmcp.application.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which images a Dockerfile takes from outside: {@code FROM}, {@code COPY --from}, {@code --mount=…,from=}. Reads no
 * more of a Dockerfile than that needs; whether it is right in the rest is the builder's business.
 *
 * @param images the names with their arguments filled in, in alphabetical order
 */
record DockerfileReferences(Set<String> images) {
    private static final String SCRATCH = "scratch";

    public DockerfileReferences {
        images = new TreeSet<>(images);
    }

    /** @param arguments the build arguments; they win over the defaults that the Dockerfile gives */
    public static DockerfileReferences of(String dockerfile, Map<String, String> arguments) {
        return new Reading(arguments).read(dockerfile);
    }

    private static final class Reading {
        private final Map<String, String> given;
        private final Map<String, String> global = new HashMap<>();
        private final Set<String> stages = new HashSet<>();
        private final Set<String> found = new LinkedHashSet<>();
        private int stageCount;

        Reading(Map<String, String> given) {
            this.given = given;
            this.global.putAll(given);
        }

        DockerfileReferences read(String dockerfile) {
            for (String instruction : instructions(dockerfile)) {
                List<String> words = List.of(instruction.split("\\s+"));
                switch (words.getFirst().toUpperCase(Locale.ROOT)) {
                    case "ARG" -> argument(words);
                    case "FROM" -> from(words);
                    default -> flags(words);
                }
            }
            return new DockerfileReferences(found);
        }

        /** Only what stands before the first stage may be used in {@code FROM}. */
        private void argument(List<String> words) {
            if (stageCount > 0) {
                return;
            }
            for (String word : words.subList(1, words.size())) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (equals > 0 && !given.containsKey(name)) {
                    global.put(name, expanded(unquoted(word.substring(equals + 1))));
                }
            }
        }

        private void from(List<String> words) {
            stageCount++;
            int at = 1;
            while (at < words.size() && words.get(at).startsWith("--")) {
                at++;
            }
            if (at >= words.size()) {
                return;
            }
            add(expanded(words.get(at)));
            if (at + 2 < words.size() && words.get(at + 1).equalsIgnoreCase("as")) {
                stages.add(words.get(at + 2).toLowerCase(Locale.ROOT));
            }
        }

        private void flags(List<String> words) {
            for (String word : words.subList(1, words.size())) {
                if (!word.startsWith("--")) {
                    return;
                }
                if (word.startsWith("--from=")) {
                    add(expanded(word.substring("--from=".length())));
                } else if (word.startsWith("--mount=")) {
                    mount(word.substring("--mount=".length()));
                }
            }
        }

        private void mount(String options) {
            for (String option : options.split(",", -1)) {
                if (option.startsWith("from=")) {
                    add(expanded(option.substring("from=".length())));
                }
            }
        }

        private void add(String name) {
            boolean number = name.chars().allMatch(Character::isDigit);
            if (!number && !name.equals(SCRATCH) && !stages.contains(name.toLowerCase(Locale.ROOT))) {
                found.add(name);
            }
        }

        private String expanded(String text) {
            return new ArgumentText(text, global).expanded();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Instructions with their continuation lines joined, comments left out. */
    private static List<String> instructions(String dockerfile) {
        List<String> instructions = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : dockerfile.split("\n", -1)) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            // A back tick is the other escape character that a Dockerfile may choose.
            boolean goesOn = text.endsWith("\\") || text.endsWith("`");
            open.append(goesOn ? text.substring(0, text.length() - 1) + " " : text);
            if (!goesOn) {
                instructions.add(open.toString().strip());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            instructions.add(open.toString().strip());
        }
        return instructions;
    }
}
