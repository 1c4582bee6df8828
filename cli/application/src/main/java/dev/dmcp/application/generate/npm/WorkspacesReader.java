package dev.dmcp.application.generate.npm;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the workspaces of a project from its {@code package.json} files. */
public final class WorkspacesReader {
    private static final String MANIFEST = "package.json";
    private static final String LOCK = "package-lock.json";

    private final Workspace workspace;

    public WorkspacesReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Nothing when the project's own folder is no npm package with workspaces. */
    public Optional<NpmWorkspaces> read() {
        Optional<YamlNode.Mapping> root = manifest("");
        if (root.isEmpty() || root.get().get("workspaces").isEmpty()) {
            return Optional.empty();
        }
        List<NpmPackage> packages = new ArrayList<>();
        for (String pattern : texts(root.get().get("workspaces"))) {
            for (String folder : folders(pattern)) {
                manifest(folder).map(found -> describe(folder, found)).ifPresent(packages::add);
            }
        }
        return Optional.of(new NpmWorkspaces(packages));
    }

    /** The package of one folder; nothing when there is none. */
    public Optional<NpmPackage> readOne(String folder) {
        return manifest(folder).map(found -> describe(folder, found));
    }

    /** The package of one folder, with a lock file of its own, for a service; fails where either is missing. */
    public NpmPackage readSingle(String folder, String service) {
        String place = folder.isEmpty() ? "" : folder + "/";
        NpmPackage found = readOne(folder)
                .orElseThrow(() -> new Failure.InvalidInput(
                        "`%s` is of kind `node`, and there is no `%s`".formatted(service, place + MANIFEST),
                        "check its `path` in `dmcp.yaml`"));
        if (workspace.read(place + LOCK).isEmpty()) {
            throw new Failure.InvalidInput(
                    "`%s` is no workspace of the project's npm package, and there is no `%s`"
                            .formatted(service, place + LOCK),
                    "run `npm install --package-lock-only` there, or list it under `workspaces` of the `package.json`"
                            + " beside `dmcp.yaml`");
        }
        return found;
    }

    /** A pattern ends with a star at most, as nearly all do. */
    private List<String> folders(String pattern) {
        String plain = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        if (!plain.endsWith("/*")) {
            return List.of(plain);
        }
        String parent = plain.substring(0, plain.length() - 2);
        return workspace.filesBelow(parent).stream()
                .filter(file -> file.endsWith("/" + MANIFEST))
                .map(file -> file.substring(0, file.length() - MANIFEST.length() - 1))
                .filter(folder -> folder.indexOf('/', parent.length() + 1) < 0)
                .toList();
    }

    private Optional<YamlNode.Mapping> manifest(String folder) {
        String path = folder.isEmpty() ? MANIFEST : folder + "/" + MANIFEST;
        return workspace.read(path).map(text -> switch (YamlReader.read(path, text)) {
            case ReadResult.Documents(List<YamlNode> nodes)
            when nodes.size() == 1 && nodes.getFirst() instanceof YamlNode.Mapping mapping -> mapping;
            case ReadResult.Documents _, ReadResult.Rejected _ ->
                throw new Failure.InvalidInput("`%s` is not a JSON object".formatted(path));
        });
    }

    private NpmPackage describe(String folder, YamlNode.Mapping manifest) {
        Optional<String> main = text(manifest.get("main")).map(WorkspacesReader::plain);
        List<String> files = texts(manifest.get("files")).stream()
                .filter(file -> file.indexOf('*') < 0 && !file.startsWith("!"))
                .map(WorkspacesReader::plain)
                .toList();
        return new NpmPackage(
                folder,
                text(manifest.get("name")).orElse(folder),
                main,
                files,
                files.stream().filter(file -> isIgnored(folder, file)).toList(),
                keys(manifest.get("scripts")),
                keys(manifest.get("dependencies")),
                keys(manifest.get("devDependencies")));
    }

    private static String plain(String path) {
        String start = path.startsWith("./") ? path.substring(2) : path;
        return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }

    /** Whether Git is told so by name, here or at the top of the project; its patterns are left alone. */
    private boolean isIgnored(String folder, String path) {
        String fromTop = folder.isEmpty() ? path : folder + "/" + path;
        return isNamed(".gitignore", fromTop) || (!folder.isEmpty() && isNamed(folder + "/.gitignore", path));
    }

    private boolean isNamed(String ignoreFile, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> same = List.of(name, name + "/", path, path + "/", "/" + path, "/" + path + "/");
        return workspace.read(ignoreFile).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .anyMatch(line -> same.contains(line.startsWith("**/") ? line.substring(3) : line));
    }

    private static Optional<String> text(Optional<YamlNode> node) {
        return node.flatMap(
                found -> found instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    private static List<String> texts(Optional<YamlNode> node) {
        List<String> texts = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> text(Optional.of(item)).ifPresent(texts::add));
        }
        return texts;
    }

    private static List<String> keys(Optional<YamlNode> node) {
        return node.isPresent() && node.get() instanceof YamlNode.Mapping mapping ? mapping.keys() : List.of();
    }
}
