package dev.dmcp.service.kit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads settings and collects what is wrong with them, so that a person mends them all at once. A variable that is set to nothing counts as not set: that
 * is what compose files make of a variable that the {@code .env} file lacks. Not for several threads.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The value without surrounding blanks. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value, or what is given when there is none. */
    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A whole number within bounds, both included; {@code otherwise} when it is not set, and a problem when it is something else. */
    public int integer(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        problem(name + " must be a number from " + least + " to " + most + ", not `" + text.get() + "`");
        return otherwise;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        String text = text(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            problem(name + " must be true or false, not `" + text + "`");
        }
        return text.equals("true");
    }

    /** The variables with certain names, as they are. */
    public Map<String, String> matching(Predicate<String> names) {
        var matching = new LinkedHashMap<String, String>();
        variables.forEach((name, value) -> {
            if (names.test(name)) {
                matching.put(name, value);
            }
        });
        return matching;
    }

    /** One of an enum's constants by its lower-case name. */
    public <E extends Enum<E>> E choice(String name, E otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var allowed = new ArrayList<String>();
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (word.equalsIgnoreCase(text.get())) {
                return constant;
            }
            allowed.add(word);
        }
        problem(name + " must be one of " + String.join(", ", allowed) + ", not `" + text.get() + "`");
        return otherwise;
    }

    /** Items between commas. */
    public List<String> list(String name) {
        var items = new ArrayList<String>();
        for (String item : text(name, "").split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }

    /** The content of the file that {@code NAME_FILE} names, without its last line break; else the value of {@code NAME}. Both together are a problem. */
    public Optional<Secret> secret(String name) {
        Optional<String> file = text(name + "_FILE");
        Optional<String> value = text(name);
        if (file.isEmpty()) {
            return value.map(Secret::of);
        }
        if (value.isPresent()) {
            problem(name + " and " + name + "_FILE are both set; keep one");
        }
        return secretFromFile(name + "_FILE", Path.of(file.get()));
    }

    private Optional<Secret> secretFromFile(String name, Path file) {
        try {
            String content = Files.readString(file).stripTrailing();
            if (!content.isEmpty()) {
                return Optional.of(Secret.of(content));
            }
            problem(name + " names an empty file: " + file);
        } catch (IOException e) {
            problem(name + " names a file that cannot be read: " + file);
        }
        return Optional.empty();
    }

    /** Remembers a problem: a sentence that names the variable. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Call this last, before anything is started.
     *
     * @throws InvalidConfigurationException when there was a problem
     */
    public void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }
}
