package dev.dmcp.application.project;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.util.Optional;

/**
 * Where things stand in a {@code dmcp.yaml}, for what turns out to be wrong only when more is known than this file. What is
 * not found has no known place.
 */
public final class StackPlaces {
    private final Optional<YamlNode> top;

    private StackPlaces(Optional<YamlNode> top) {
        this.top = top;
    }

    public static StackPlaces of(String text) {
        return YamlReader.read("", text) instanceof ReadResult.Documents documents
                ? new StackPlaces(documents.nodes().stream().findFirst())
                : new StackPlaces(Optional.empty());
    }

    /** The name of a service. */
    public Position service(String name) {
        return entry(services(), name).map(YamlNode.Entry::position).orElse(Position.UNKNOWN);
    }

    /** The value of one of its keys. */
    public Position value(String service, String key) {
        Optional<YamlNode> section = entry(services(), service).map(YamlNode.Entry::value);
        return entry(section, key).map(found -> found.value().position()).orElse(Position.UNKNOWN);
    }

    private Optional<YamlNode> services() {
        return entry(top, "services").map(YamlNode.Entry::value);
    }

    private static Optional<YamlNode.Entry> entry(Optional<YamlNode> node, String name) {
        return node.filter(YamlNode.Mapping.class::isInstance)
                .flatMap(mapping -> ((YamlNode.Mapping) mapping).entry(name));
    }
}
