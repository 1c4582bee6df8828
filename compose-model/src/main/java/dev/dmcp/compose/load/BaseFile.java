package dev.dmcp.compose.load;

import dev.dmcp.compose.read.Document;
import dev.dmcp.compose.read.DocumentReader;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.read.SourceMap;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.SlashPath;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file whose services others extend: in long syntax, its relative paths already seen from the extending project. Its
 * shape is checked where it is used, after the merge.
 *
 * @param services null when there are none
 * @param document all documents of the file as one
 */
record BaseFile(ParsedFile file, @Nullable Fields services, Document document) {

    static BaseFile read(String path, Scope scope, Phases phases) {
        SourceMap sources = new SourceMap();
        Phases inner = phases.over(sources);
        ParsedFile file = ParsedFile.read(phases.shown(path), path, phases.files(), inner.report());
        file.nodes().forEach(node -> sources.add(file.name(), node));
        Fields whole = new Fields();
        List<Path> resets = new ArrayList<>();
        for (Document document : DocumentReader.documents(file, inner.report())) {
            inner.interpolate(document.root(), scope);
            document.applyResets(whole);
            inner.combine(whole, document.root());
            inner.expand(whole);
            resets.addAll(document.resets());
        }
        inner.resolvePaths(whole, folder(path, scope), true);
        return new BaseFile(file, whole.fields("services"), new Document(whole, resets));
    }

    /** The file's folder seen from the scope's, so that the scope's own resolution makes it absolute. */
    private static String folder(String path, Scope scope) {
        return SlashPath.relative(scope.folder(), SlashPath.parent(path));
    }

    /** Lets problems of an extending service be found where they were written. */
    void remember(String name, String baseName, SourceMap sources) {
        for (YamlNode node : file.nodes()) {
            if (node instanceof YamlNode.Mapping root
                    && root.get("services").orElse(null) instanceof YamlNode.Mapping all
                    && all.get(baseName).orElse(null) instanceof YamlNode.Mapping service) {
                sources.addBelow(file.name(), Path.of("services", name), service);
            }
        }
    }
}
