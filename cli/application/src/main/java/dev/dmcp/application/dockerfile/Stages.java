package dev.dmcp.application.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stages of a Dockerfile, and the arguments that stand before them. */
final class Stages {

    /**
     * One stage.
     *
     * @param name in small letters; empty text where it has none
     * @param base what it begins with; absent where that cannot be said
     */
    record Stage(int number, String name, Optional<String> base, List<Instruction> instructions) {}

    /** Set by the builder where they are declared, whatever the Dockerfile gives. */
    private static final Set<String> BUILDERS_OWN = Set.of(
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "TARGETSTAGE",
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT");

    private final Map<String, String> given;
    private final Variables global = Variables.none();
    private final Map<String, Optional<String>> declared = new HashMap<>();
    private final List<Stage> all = new ArrayList<>();

    /** @param given the build arguments; they win over defaults */
    Stages(DockerfileText text, Map<String, String> given) {
        this.given = given;
        for (Instruction instruction : text.instructions()) {
            if (instruction.keyword().equals("FROM")) {
                all.add(begin(instruction));
            } else if (!all.isEmpty()) {
                all.getLast().instructions().add(instruction);
            } else if (instruction.keyword().equals("ARG")) {
                instruction.words().forEach(this::global);
            }
        }
    }

    private Stage begin(Instruction from) {
        List<String> words = from.words();
        Optional<String> base = words.isEmpty() ? Optional.empty() : global.expanded(words.getFirst());
        boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("as");
        String name = named ? words.get(2).toLowerCase(Locale.ROOT) : "";
        boolean regular = named || words.size() == 1;
        return new Stage(all.size(), name, regular ? base : Optional.empty(), new ArrayList<>());
    }

    private void global(String word) {
        String name = name(word);
        Optional<String> value = value(word, global);
        global.setArgument(name, value);
        declared.put(name, value);
    }

    /** What {@code ARG word} declares in a stage. */
    void declare(String word, Variables variables) {
        String name = name(word);
        boolean takesOver = word.equals(name) && !given.containsKey(name) && !BUILDERS_OWN.contains(name);
        variables.setArgument(name, takesOver ? declared.getOrDefault(name, Optional.of("")) : value(word, variables));
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    private Optional<String> value(String word, Variables variables) {
        String name = name(word);
        String value = given.get(name);
        if (value != null) {
            return Optional.of(value);
        }
        if (BUILDERS_OWN.contains(name)) {
            return Optional.empty();
        }
        return word.equals(name) ? Optional.of("") : variables.expanded(unquoted(word.substring(name.length() + 1)));
    }

    /** Single quotes keep variables from being replaced, so only double ones are plain. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** By name or number; absent where there is none. */
    Optional<Stage> find(String reference) {
        String name = reference.toLowerCase(Locale.ROOT);
        for (Stage stage : all) {
            if (stage.name().equals(name)) {
                return Optional.of(stage);
            }
        }
        boolean isNumber = !name.isEmpty() && name.length() < 5 && name.chars().allMatch(Character::isDigit);
        int number = isNumber ? Integer.parseInt(name) : all.size();
        return number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
    }

    /** The stage before another one that has this name. */
    Optional<Stage> findBefore(Stage stage, String reference) {
        String name = reference.toLowerCase(Locale.ROOT);
        for (Stage other : all.subList(0, stage.number())) {
            if (other.name().equals(name)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Then it depends on the builder's version which one is meant. */
    boolean hasNamesakes() {
        Set<String> names = new HashSet<>();
        return all.stream().map(Stage::name).anyMatch(name -> !name.isEmpty() && !names.add(name));
    }

    Optional<Stage> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
