package dev.dmcp.application.project;

import dev.dmcp.application.image.DecimalSize;
import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.value.Bytes;
import dev.dmcp.compose.value.ComposeDuration;
import dev.dmcp.compose.value.MalformedValueException;
import dev.dmcp.compose.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A mapping of the file with known keys. Each getter gives the value when it is there and right, and nothing when it
 * is absent or wrong; what is wrong becomes a problem of the reading.
 */
final class Section {
    private final Reading reading;
    private final YamlNode.Mapping mapping;
    private final String path;

    Section(Reading reading, YamlNode.Mapping mapping, String path, List<String> known) {
        this.reading = reading;
        this.mapping = mapping;
        this.path = path;
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                unknown(entry, known);
            }
        }
    }

    private void unknown(YamlNode.Entry entry, List<String> known) {
        String hint = NearMiss.hint(entry.name(), known);
        reading.error(
                entry.position(),
                path,
                "unknown key `" + entry.name() + "`",
                hint.isEmpty() ? "known keys: " + String.join(", ", known) : hint);
    }

    boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A problem of the section as a whole. */
    void problem(String sentence, String hint) {
        reading.error(mapping.position(), path, sentence, hint);
    }

    void problemAt(String key, String sentence, String hint) {
        Position position = mapping.get(key).map(YamlNode::position).orElse(mapping.position());
        reading.error(position, path(key), sentence, hint);
    }

    Optional<YamlNode> node(String key) {
        return mapping.get(key);
    }

    Optional<String> text(String key) {
        return mapping.get(key).flatMap(node -> text(node, path(key)));
    }

    private Optional<String> text(YamlNode node, String where) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return Optional.of(reading.interpolate(scalar.text(), scalar.position(), where));
        }
        reading.error(node.position(), where, "must be text, not " + node.kind(), "");
        return Optional.empty();
    }

    OptionalInt integer(String key, int least, int most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, in the same words as a number out of range.
        }
        String range = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        problemAt(key, "must be a whole number " + range + ", not `" + text.get() + "`", "");
        return OptionalInt.empty();
    }

    Optional<Cpus> cpus(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(new Cpus(text));
            } catch (NumberFormatException none) {
                problemAt(key, "must be a number above zero, not `" + text + "`", "");
                return Optional.empty();
            }
        });
    }

    OptionalLong bytes(String key) {
        Optional<String> text = text(key);
        try {
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            long bytes = Bytes.parse(text.get()).count();
            if (bytes > 0) {
                return OptionalLong.of(bytes);
            }
            problemAt(key, "must be above zero", "");
            return OptionalLong.empty();
        } catch (MalformedValueException malformed) {
            problemAt(key, malformed.sentence(), malformed.hint());
            return OptionalLong.empty();
        }
    }

    Optional<Duration> duration(String key) {
        Optional<String> text = text(key);
        try {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Duration duration = ComposeDuration.parse(text.get());
            if (!duration.isNegative()) {
                return Optional.of(duration);
            }
            problemAt(key, "must not be negative", "");
            return Optional.empty();
        } catch (MalformedValueException malformed) {
            problemAt(key, malformed.sentence(), malformed.hint());
            return Optional.empty();
        }
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String key) {
        Optional<YamlNode> node = mapping.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof YamlNode.Sequence list)) {
            return text(key).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            text(list.items().get(index), path(key) + "[" + index + "]").ifPresent(texts::add);
        }
        return texts;
    }

    /** A mapping of free names to texts, in file order. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries(key)) {
            text(entry.value(), path(key) + "." + entry.name()).ifPresent(text -> texts.put(entry.name(), text));
        }
        return texts;
    }

    /** A mapping of free names to sizes of images, in file order. */
    Map<String, Long> imageSizes(String key) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        if (mapping.get(key).orElse(null) instanceof YamlNode.Mapping found) {
            List<String> names =
                    found.entries().stream().map(YamlNode.Entry::name).toList();
            Section section = new Section(reading, found, path(key), names);
            names.forEach(name -> section.imageSize(name).ifPresent(count -> bytes.put(name, count)));
        } else {
            entries(key);
        }
        return bytes;
    }

    private OptionalLong imageSize(String key) {
        Optional<String> text = text(key);
        OptionalLong bytes = text.isEmpty() ? OptionalLong.empty() : DecimalSize.bytes(text.get());
        if (text.isPresent() && bytes.orElse(0) == 0) {
            problemAt(key, "must be a size such as `200MB`, not `" + text.get() + "`", "");
            return OptionalLong.empty();
        }
        return bytes;
    }

    /** The entries of a mapping with free names; none when it is absent or something else. */
    List<YamlNode.Entry> entries(String key) {
        Optional<YamlNode> node = mapping.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlNode.Mapping found) {
            return found.entries();
        }
        problemAt(key, "must be a mapping, not " + node.get().kind(), "");
        return List.of();
    }

    /** The section below a key. */
    Optional<Section> section(String key, List<String> known) {
        return mapping.get(key).flatMap(node -> section(node, path(key), known));
    }

    /** A node as a section, for entries of free name. */
    Optional<Section> section(YamlNode node, String where, List<String> known) {
        if (node instanceof YamlNode.Mapping found) {
            return Optional.of(new Section(reading, found, where, known));
        }
        reading.error(node.position(), where, "must be a mapping, not " + node.kind(), "");
        return Optional.empty();
    }

    /** One of several words; the default when it is absent or wrong. */
    <T> T choice(String key, Map<String, T> words, T otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        T chosen = words.get(text.get());
        if (chosen != null) {
            return chosen;
        }
        String near = NearMiss.hint(text.get(), words.keySet());
        problemAt(key, "`" + text.get() + "` is not one of " + String.join(", ", words.keySet()), near);
        return otherwise;
    }
}
