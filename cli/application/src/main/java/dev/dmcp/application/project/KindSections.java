package dev.dmcp.application.project;

import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of a service what depends on its kind; says which keys a service of that kind may have. */
final class KindSections {
    private static final List<String> COMMON = List.of(
            "kind",
            "port",
            "publish",
            "health",
            "mcp",
            "needs",
            "uses",
            "environment",
            "settings",
            "secrets",
            "limits",
            "local");

    static final List<String> KINDS = List.of("java", "node", "vite", "postgres", "image");

    private static final List<String> KIND_KEYS = List.of(
            "path",
            "modules",
            "buildArguments",
            "version",
            "workspace",
            "script",
            "omitPackages",
            "omitFiles",
            "prepare",
            "proxy",
            "tuning",
            "image",
            "command",
            "development");

    static final List<String> PREPARE_KEYS = List.of("files", "command", "outputs");

    private static final String NODE_VERSION = "22";
    private static final String POSTGRES_VERSION = "15";

    private final Reading reading;

    KindSections(Reading reading) {
        this.reading = reading;
    }

    /** @param section absent when the service is no mapping; the kind then stands for nothing */
    record Found(Kind kind, Optional<Section> section) {}

    Found kind(Section top, YamlNode.Entry entry) {
        String path = "services." + entry.name();
        String word = word(entry, path);
        Optional<Section> found = top.section(entry.value(), path, keys(word));
        return new Found(found.map(section -> kind(word, section)).orElse(nothing()), found);
    }

    /** The kind as written; empty, with a problem, when it is missing or unknown. */
    private String word(YamlNode.Entry entry, String path) {
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            return "";
        }
        String word = mapping.get("kind")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(node -> ((YamlNode.Scalar) node).text())
                .orElse("");
        if (KINDS.contains(word)) {
            return word;
        }
        String kinds = String.join(", ", KINDS);
        if (word.isEmpty()) {
            reading.error(entry.position(), path, "`kind` is missing", "it is one of " + kinds);
        } else {
            String near = NearMiss.hint(word, KINDS);
            reading.error(
                    mapping.get("kind").orElseThrow().position(),
                    path + ".kind",
                    "there is no kind `" + word + "`",
                    near.isEmpty() ? "it is one of " + kinds : near);
        }
        return "";
    }

    static List<String> keys(String word) {
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(
                switch (word) {
                    case "java" -> List.of("path", "modules", "buildArguments");
                    case "node" ->
                        List.of(
                                "path",
                                "version",
                                "workspace",
                                "script",
                                "omitPackages",
                                "omitFiles",
                                "prepare",
                                "command",
                                "development");
                    case "vite" ->
                        List.of("path", "version", "workspace", "script", "omitPackages", "prepare", "proxy");
                    case "postgres" -> List.of("version", "tuning");
                    case "image" -> List.of("image", "command");
                    // Without a kind, a key of any kind may be right.
                    default -> KIND_KEYS;
                });
        return keys;
    }

    private Kind kind(String word, Section section) {
        return switch (word) {
            case "java" -> new Kind.Java(folder(section), section.texts("modules"), section.texts("buildArguments"));
            case "node" ->
                new Kind.Node(
                        folder(section),
                        version(section, NODE_VERSION),
                        section.text("workspace"),
                        section.texts("command"),
                        section.texts("development"),
                        npmBuild(section));
            case "vite" ->
                new Kind.Vite(
                        folder(section),
                        version(section, NODE_VERSION),
                        section.text("workspace"),
                        proxy(section),
                        npmBuild(section));
            case "postgres" -> new Kind.Postgres(version(section, POSTGRES_VERSION), section.textMap("tuning"));
            case "image" -> new Kind.Image(required(section, "image"), section.texts("command"));
            default -> nothing();
        };
    }

    private static Kind nothing() {
        return new Kind.Image("", List.of());
    }

    /** The folder, relative and below the project: what lies elsewhere is not in the build's context. */
    private static String folder(Section section) {
        String folder = required(section, "path");
        if (ProjectFolder.isOutside(folder)) {
            section.problemAt("path", "`" + folder + "` is outside of the project", "give a path below `dmcp.yaml`");
        }
        String plain = folder.startsWith("./") ? folder.substring(2) : folder;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String required(Section section, String key) {
        if (!section.has(key)) {
            section.problem("`" + key + "` is missing", "");
        }
        return section.text(key).orElse("");
    }

    private static String version(Section section, String otherwise) {
        return section.text("version").filter(text -> !text.isEmpty()).orElse(otherwise);
    }

    private static NpmBuild npmBuild(Section section) {
        return new NpmBuild(
                section.text("script").orElse(NpmBuild.USUAL.script()),
                section.texts("omitPackages"),
                section.texts("omitFiles"),
                section.section("prepare", PREPARE_KEYS)
                        .map(prepare -> new NpmBuild.Prepare(
                                prepare.texts("files"), required(prepare, "command"), prepare.texts("outputs"))));
    }

    private static Map<String, String> proxy(Section section) {
        Map<String, String> proxy = section.textMap("proxy");
        for (String prefix : proxy.keySet()) {
            if (!prefix.startsWith("/")) {
                section.problemAt("proxy", "`" + prefix + "` is not a path", "begin it with `/`");
            }
        }
        return proxy;
    }
}
