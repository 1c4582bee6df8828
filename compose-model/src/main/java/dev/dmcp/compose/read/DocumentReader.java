package dev.dmcp.compose.read;

import dev.dmcp.compose.tree.Date;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes to documents; {@code !reset} values are taken out and their paths remembered. */
public final class DocumentReader {
    private final List<Path> resets = new ArrayList<>();

    private DocumentReader() {}

    /** The documents of a parsed file; one that is no mapping is reported. */
    public static List<Document> documents(ParsedFile file, Report report) {
        List<Document> documents = new ArrayList<>();
        for (YamlNode node : file.nodes()) {
            DocumentReader reader = new DocumentReader();
            if (reader.plain(node, Path.ROOT) instanceof Fields root) {
                documents.add(new Document(root, reader.resets));
            } else {
                report.error(Problem.error(
                        file.name(),
                        node.position(),
                        "",
                        "the file must be a mapping, not " + node.kind(),
                        "begin with `services:`"));
            }
        }
        return documents;
    }

    /** A node as plain values, without regard to resets. */
    public static @Nullable Object plain(YamlNode node) {
        return new DocumentReader().plain(node, Path.ROOT);
    }

    private @Nullable Object plain(YamlNode node, Path path) {
        if (node.tag().equals("!override") && path != Path.ROOT) {
            resets.add(path);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return fields(mapping, path);
        }
        if (node instanceof YamlNode.Sequence list) {
            return items(list, path);
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.type() == YamlNode.Type.TIMESTAMP ? new Date(scalar.text()) : scalar.value();
    }

    private Fields fields(YamlNode.Mapping mapping, Path path) {
        Fields fields = new Fields();
        for (YamlNode.Entry entry : mapping.entries()) {
            Path below = path.key(entry.name());
            if (entry.value().tag().equals("!reset")) {
                resets.add(below);
            } else {
                fields.put(entry.name(), plain(entry.value(), below));
            }
        }
        return fields;
    }

    private Items items(YamlNode.Sequence list, Path path) {
        Items items = new Items();
        for (int index = 0; index < list.items().size(); index++) {
            YamlNode item = list.items().get(index);
            if (!item.tag().equals("!reset")) {
                items.add(plain(item, path.index(index)));
            }
        }
        return items;
    }
}
