package dev.dmcp.compose.load;

import dev.dmcp.compose.interpolate.EnvironmentFile;
import dev.dmcp.compose.read.ComposeFiles.Kind;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.SlashPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads other compose projects as they are, each with its own folder and {@code .env}, and takes over what they define. */
final class Includes {
    private static final String[] SECTIONS = {"services", "volumes", "networks", "secrets", "configs", "models"};

    private final Phases phases;
    private final FileLoader loader;

    Includes(Phases phases, FileLoader loader) {
        this.phases = phases;
        this.loader = loader;
    }

    void apply(Fields root, Scope scope) {
        Object includes = root.remove("include");
        if (includes instanceof Items items) {
            for (int index = 0; index < items.size(); index++) {
                Path at = Path.of("include").index(index);
                Entry entry = Entry.of(items.get(index));
                if (entry == null) {
                    phases.report()
                            .error(
                                    at,
                                    "this must be a path or a mapping with `path`",
                                    "write `- path/to/compose.yaml`");
                } else {
                    include(entry, at, root, scope);
                }
            }
        } else if (includes != null) {
            phases.report().error(Path.of("include"), "this must be a list", "write `- path/to/compose.yaml`");
        }
    }

    private record Entry(List<String> paths, String projectDirectory, List<String> envFiles) {
        static @Nullable Entry of(@Nullable Object value) {
            if (value instanceof String path) {
                return new Entry(List.of(path), "", List.of());
            }
            if (!(value instanceof Fields fields) || texts(fields.get("path")).isEmpty()) {
                return null;
            }
            return new Entry(
                    texts(fields.get("path")), fields.text("project_directory"), texts(fields.get("env_file")));
        }

        private static List<String> texts(@Nullable Object value) {
            return switch (value) {
                case String text -> List.of(text);
                case Items items -> items.stream().map(GoText::of).toList();
                case null, default -> List.of();
            };
        }
    }

    private void include(Entry entry, Path at, Fields root, Scope scope) {
        String main = scope.resolve(entry.paths().getFirst());
        if (scope.including().contains(main)) {
            String ring = String.join(
                    " → ", scope.including().stream().map(phases::shown).toList());
            phases.report()
                    .error(
                            at,
                            "files include each other: " + ring + " → " + phases.shown(main),
                            "remove one of the includes");
            return;
        }
        String folder = folder(entry, main, scope);
        Map<String, String> environment = environment(entry, folder, at, scope);
        Scope inner = scope.included(folder, SlashPath.relative(scope.folder(), folder), environment);
        List<ParsedFile> files = new ArrayList<>();
        for (String path : entry.paths()) {
            String absolute = scope.resolve(path);
            if (phases.files().kind(absolute) == Kind.MISSING) {
                phases.report()
                        .error(
                                at,
                                "there is no file `" + phases.shown(absolute) + "`",
                                "check the path; it starts at the including file's folder");
                return;
            }
            files.add(ParsedFile.read(phases.shown(absolute), absolute, phases.files(), phases.report()));
        }
        takeOver(loader.load(files, inner), root);
    }

    private String folder(Entry entry, String main, Scope scope) {
        if (!entry.projectDirectory().isEmpty()) {
            return scope.resolve(entry.projectDirectory());
        }
        return phases.files().kind(main) == Kind.FOLDER ? main : SlashPath.parent(main);
    }

    private Map<String, String> environment(Entry entry, String folder, Path at, Scope scope) {
        Map<String, String> values = new HashMap<>();
        if (entry.envFiles().isEmpty()) {
            String standard = SlashPath.join(folder, ".env");
            if (phases.files().kind(standard) == Kind.FILE) {
                read(standard, values, at, scope);
            }
        }
        for (String path : entry.envFiles()) {
            read(scope.resolve(path), values, at, scope);
        }
        return values;
    }

    private void read(String path, Map<String, String> values, Path at, Scope scope) {
        try {
            EnvironmentFile.read(phases.files().read(path), values, scope.variables());
        } catch (IOException failure) {
            phases.report()
                    .error(at, "cannot read `" + phases.shown(path) + "`: " + failure.getMessage(), "check `env_file`");
        } catch (EnvironmentFile.MalformedException problem) {
            phases.report()
                    .error(
                            at,
                            "`" + phases.shown(path) + "`, line " + problem.line() + ": " + problem.getMessage(),
                            "");
        }
    }

    private void takeOver(Fields included, Fields root) {
        for (String section : SECTIONS) {
            Fields from = included.fields(section);
            if (from == null) {
                continue;
            }
            Fields into = root.get(section) instanceof Fields known ? known : new Fields();
            from.forEach((name, element) -> {
                if (into.containsKey(name) && !Objects.equals(into.get(name), element)) {
                    phases.report()
                            .error(
                                    Path.of(section, name),
                                    "an included file defines `" + name + "` too, and differently",
                                    "rename one of them, or override it in a file of its own");
                }
                into.putIfAbsent(name, element);
            });
            root.put(section, into);
        }
    }
}
