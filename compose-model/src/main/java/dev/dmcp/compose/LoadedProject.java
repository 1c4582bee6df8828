package dev.dmcp.compose;

import dev.dmcp.compose.canonical.Canonical;
import dev.dmcp.compose.canonical.Dialect;
import dev.dmcp.compose.canonical.SortedTree;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.read.SourceMap;
import dev.dmcp.compose.selection.Profiles;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.typed.ProjectReader;
import dev.dmcp.compose.yaml.JsonWriter;
import dev.dmcp.compose.yaml.YamlWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A loaded project with everything that was learned on the way. */
public final class LoadedProject {
    private final String name;
    private final String folder;
    private final List<String> files;
    private final Map<String, String> environment;
    private final Fields tree;
    private final Fields canonical;
    private final Fields disabled;
    private final boolean interpolated;
    private @Nullable Project model;

    LoadedProject(
            String name,
            String folder,
            List<String> files,
            Map<String, String> environment,
            Fields tree,
            Fields canonical,
            Fields disabled,
            boolean interpolated) {
        this.name = name;
        this.folder = folder;
        this.files = List.copyOf(files);
        this.environment = Map.copyOf(environment);
        this.tree = tree;
        this.canonical = canonical;
        this.disabled = disabled;
        this.interpolated = interpolated;
    }

    public String name() {
        return name;
    }

    /** The project's folder, absolute: the label {@code com.docker.compose.project.working_dir}. */
    public String folder() {
        return folder;
    }

    /** The compose files, absolute and in order: the label {@code com.docker.compose.project.config_files}. */
    public List<String> files() {
        return files;
    }

    /** The variables that were used, those of {@code .env} among them. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Services that exist but belong to no active profile. */
    public Set<String> disabledServices() {
        return Collections.unmodifiableSet(disabled.keySet());
    }

    /** All profiles that any service names, sorted. */
    public Set<String> profiles() {
        Fields services = tree.fields("services");
        return Profiles.named(services == null ? new Fields() : services, disabled);
    }

    /** The canonical project as docker compose's JSON has it, without extensions. Not to be changed. */
    public Fields canonical() {
        return canonical;
    }

    /** The same project with other images; services without one stay as they are. */
    public LoadedProject withImages(UnaryOperator<String> change) {
        Fields changedTree = tree.deepCopy();
        Fields changedCanonical = canonical.deepCopy();
        for (Fields part : List.of(changedTree, changedCanonical)) {
            if (part.get("services") instanceof Fields services) {
                services.values().forEach(service -> changeImage(service, change));
            }
        }
        return new LoadedProject(
                name, folder, files, environment, changedTree, changedCanonical, disabled, interpolated);
    }

    private static void changeImage(@Nullable Object service, UnaryOperator<String> change) {
        if (service instanceof Fields fields && fields.get("image") instanceof String image && !image.isEmpty()) {
            fields.put("image", change.apply(image));
        }
    }

    /** The project as records, read when first asked for. */
    public Project model() {
        Project known = model;
        if (known == null) {
            known = ProjectReader.read(canonical, folder, files);
            model = known;
        }
        return known;
    }

    /** What {@code docker compose config --format json} prints. */
    public String json() {
        if (!interpolated) {
            return JsonWriter.pretty(canonical);
        }
        Map<String, @Nullable Object> sorted = new TreeMap<>(canonical);
        sorted.remove("models");
        return escape(JsonWriter.pretty(sorted));
    }

    /** What {@code docker compose config} prints. */
    public String yaml() {
        if (!interpolated) {
            return YamlWriter.write(SortedTree.of(tree, Dialect.YAML));
        }
        return escape(YamlWriter.write(new Canonical(new Report(new SourceMap())).read(tree, Dialect.YAML)));
    }

    /** So that reading the output again does not take a dollar sign for a variable. */
    private static String escape(String text) {
        return text.replace("$", "$$");
    }
}
