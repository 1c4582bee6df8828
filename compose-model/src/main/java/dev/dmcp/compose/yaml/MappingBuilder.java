package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one mapping: refuses duplicates and keys that are no text, and applies merge keys last. */
final class MappingBuilder {
    private final String source;
    private final List<Problem> problems;
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private final Map<String, Position> seen = new HashMap<>();
    private final List<YamlNode> merged = new ArrayList<>();

    MappingBuilder(String source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    void add(YamlNode key, YamlNode value) {
        if (!(key instanceof YamlNode.Scalar name)) {
            reject(key.position(), "a key must be text, not " + key.kind(), "put quotes around it");
            return;
        }
        Position earlier = seen.putIfAbsent(name.text(), name.position());
        if (earlier != null) {
            reject(
                    name.position(),
                    "key `" + name.text() + "` is already set at line " + earlier.line(),
                    "remove one of them");
        } else if (name.type() == YamlNode.Type.MERGE) {
            merged.add(value);
        } else if (name.type() != YamlNode.Type.TEXT) {
            reject(
                    name.position(),
                    "key `" + name.text() + "` is " + name.kind() + ", not text",
                    "put quotes around it");
        } else {
            entries.add(new YamlNode.Entry(name.text(), name.position(), value));
        }
    }

    YamlNode build(Position position, String tag) {
        merged.forEach(this::merge);
        return new YamlNode.Mapping(entries, position, tag);
    }

    /** The mapping's own keys win over merged ones, and earlier merged mappings over later ones. */
    private void merge(YamlNode value) {
        if (value instanceof YamlNode.Mapping mapping) {
            mergeEntries(mapping);
        } else if (value instanceof YamlNode.Sequence list
                && list.items().stream().allMatch(YamlNode.Mapping.class::isInstance)) {
            list.items().forEach(this::merge);
        } else {
            reject(value.position(), "`<<` takes a mapping or a list of mappings", "");
        }
    }

    private void mergeEntries(YamlNode.Mapping mapping) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (seen.putIfAbsent(entry.name(), entry.position()) == null) {
                entries.add(entry);
            }
        }
    }

    private void reject(Position position, String sentence, String hint) {
        problems.add(Problem.error(source, position, "", sentence, hint));
    }
}
