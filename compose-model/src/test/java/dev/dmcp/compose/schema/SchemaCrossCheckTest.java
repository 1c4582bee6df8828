package dev.dmcp.compose.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.read.DocumentReader;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds our rules against the specification's own schema: the same keys, the same kinds, everywhere. */
class SchemaCrossCheckTest {
    private final List<String> differences = new ArrayList<>();
    private Fields definitions = new Fields();
    private int visited;

    @Test
    void our_rules_and_the_schema_of_the_specification_say_the_same() throws IOException {
        Fields schema = (Fields) Objects.requireNonNull(read(Path.of("src/test/resources/schema/compose-spec.json")));
        definitions = Objects.requireNonNull(schema.fields("definitions"));

        compare("", schema, ProjectRules.project());

        assertThat(differences).isEmpty();
        assertThat(visited).as("places compared").isGreaterThan(400);
    }

    private static @Nullable Object read(Path file) throws IOException {
        ReadResult result = YamlReader.read(file.toString(), Files.readString(file));
        return DocumentReader.plain(((ReadResult.Documents) result).nodes().getFirst());
    }

    private void compare(String path, Fields schema, Rule rule) {
        visited++;
        Fields resolved = resolve(schema);
        Set<Kind> kinds = kinds(resolved);
        if (!(rule instanceof Rule.Anything) && !kinds.equals(EnumSet.copyOf(rule.kinds()))) {
            differences.add(path + ": kinds " + kinds + " but ours " + rule.kinds());
        }
        for (Fields alternative : alternatives(resolved)) {
            of(rule, alternative).ifPresent(part -> compareParts(path, alternative, part));
        }
    }

    private void compareParts(String path, Fields schema, Rule rule) {
        if (rule instanceof Rule.Keys keys) {
            compareKeys(path, schema, keys.known());
            Set<String> required = new TreeSet<>(keys.requiredKeys());
            if (!required.equals(words(schema.items("required")))) {
                differences.add(path + ": required " + schema.get("required") + " but ours " + required);
            }
            boolean extensible =
                    schema.get("patternProperties") instanceof Fields patterns && patterns.containsKey("^x-");
            if (extensible != keys.allows("x-other")) {
                differences.add(path + ": extensible " + extensible);
            }
        } else if (rule instanceof Rule.Open open) {
            compareKeys(path, schema, open.known());
        } else if (rule instanceof Rule.ListOf list) {
            compare(path + "[]", Objects.requireNonNull(schema.fields("items")), list.item());
            if (Boolean.TRUE.equals(schema.get("uniqueItems")) != list.unique()) {
                differences.add(path + ": unique " + schema.get("uniqueItems"));
            }
        } else if (rule instanceof Rule.MapOf map && schema.get("patternProperties") instanceof Fields patterns) {
            compare(
                    path + ".*",
                    (Fields) Objects.requireNonNull(patterns.values().iterator().next()),
                    map.value());
        } else if (rule instanceof Rule.OneOf words
                && !Set.copyOf(words.words()).equals(words(schema.items("enum")))) {
            differences.add(path + ": words " + schema.get("enum") + " but ours " + words.words());
        }
    }

    private void compareKeys(String path, Fields schema, Map<String, Rule> known) {
        Fields properties = Objects.requireNonNull(schema.fields("properties"), path);
        if (!properties.keySet().equals(known.keySet())) {
            Set<String> missing = new TreeSet<>(properties.keySet());
            missing.removeAll(known.keySet());
            Set<String> extra = new TreeSet<>(known.keySet());
            extra.removeAll(properties.keySet());
            differences.add(path + ": missing " + missing + ", unexpected " + extra);
        }
        properties.forEach((key, value) -> {
            Rule rule = known.get(key);
            if (rule != null) {
                compare(path + "." + key, (Fields) Objects.requireNonNull(value), rule);
            }
        });
    }

    private Fields resolve(Fields schema) {
        String reference = schema.text("$ref");
        return reference.isEmpty()
                ? schema
                : resolve(Objects.requireNonNull(definitions.fields(reference.substring("#/definitions/".length()))));
    }

    private List<Fields> alternatives(Fields schema) {
        List<Fields> alternatives = new ArrayList<>();
        if (schema.get("oneOf") instanceof Items items) {
            items.forEach(item -> alternatives.addAll(alternatives(resolve((Fields) Objects.requireNonNull(item)))));
        } else {
            alternatives.add(schema);
        }
        return alternatives;
    }

    /** The part of a rule that is about a mapping, a list or words, as the schema's alternative is. */
    private static Optional<Rule> of(Rule rule, Fields schema) {
        List<Rule> rules = rule instanceof Rule.Either either ? either.rules() : List.of(rule);
        boolean mapping = schema.containsKey("properties") || schema.containsKey("patternProperties");
        boolean list = schema.containsKey("items");
        boolean words = schema.containsKey("enum");
        return rules.stream()
                .flatMap(part -> part instanceof Rule.Either either ? either.rules().stream() : Stream.of(part))
                .filter(part -> (mapping && part.kinds().contains(Kind.MAPPING))
                        || (list && part.kinds().contains(Kind.LIST))
                        || (words && part instanceof Rule.OneOf))
                .findFirst();
    }

    private Set<Kind> kinds(Fields schema) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Fields alternative : alternatives(schema)) {
            words(alternative.get("type") instanceof Items items ? items : Items.of(alternative.get("type")))
                    .forEach(type -> kinds.addAll(kind(type)));
        }
        return kinds;
    }

    private static Set<Kind> kind(String type) {
        return switch (type) {
            case "string" -> EnumSet.of(Kind.TEXT);
            case "integer" -> EnumSet.of(Kind.WHOLE);
            case "number" -> EnumSet.of(Kind.WHOLE, Kind.NUMBER);
            case "boolean" -> EnumSet.of(Kind.TRUTH);
            case "null" -> EnumSet.of(Kind.NOTHING);
            case "array" -> EnumSet.of(Kind.LIST);
            case "object" -> EnumSet.of(Kind.MAPPING);
            default -> throw new IllegalStateException("unknown type " + type);
        };
    }

    private static Set<String> words(@Nullable Items items) {
        Set<String> words = new TreeSet<>();
        if (items != null) {
            items.forEach(item -> words.add(String.valueOf(item)));
        }
        return words;
    }
}
