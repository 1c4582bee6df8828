package dev.dmcp.compose;

import dev.dmcp.compose.canonical.Canonical;
import dev.dmcp.compose.canonical.Dialect;
import dev.dmcp.compose.canonical.SortedTree;
import dev.dmcp.compose.consistency.ProjectCheck;
import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.load.ModelLoader;
import dev.dmcp.compose.load.ServiceFiles;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.read.SourceMap;
import dev.dmcp.compose.selection.Profiles;
import dev.dmcp.compose.selection.SelectedServices;
import dev.dmcp.compose.selection.UsedElements;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.value.SlashPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads a compose project: the phases of {@link dev.dmcp.compose} one after the other. Gives a project or problems, never an exception. */
public final class ComposeLoader {
    private final LoadRequest request;
    private final ComposeFiles files;
    private final SourceMap sources = new SourceMap();
    private final Report report = new Report(sources);

    private ComposeLoader(LoadRequest request, ComposeFiles files) {
        this.request = request;
        this.files = files;
    }

    public static LoadResult load(LoadRequest request, ComposeFiles files) {
        return new ComposeLoader(request, files).load();
    }

    private LoadResult load() {
        ProjectEnvironment environment = new ProjectEnvironment(request, files, report);
        ProjectFiles found = new ProjectFiles(request, files, report);
        environment.addFiles(found.folder(request.files()));
        List<String> paths = found.find(environment);
        String folder = absolute(found.folder(paths));
        environment.addFiles(folder);
        List<ParsedFile> parsed = paths.stream()
                .map(path -> ParsedFile.read(shown(path), path, files, report))
                .toList();
        if (report.hasErrors()) {
            return rejected();
        }
        String name = new ProjectName(request, report).find(parsed, folder, environment);
        environment.values().put("COMPOSE_PROJECT_NAME", name);
        Fields tree = new ModelLoader(files, request.phases(), sources, report)
                .load(parsed, name, folder, request.currentFolder(), environment.values());
        return finish(tree, name, folder, paths, environment);
    }

    private LoadResult finish(
            Fields tree, String name, String folder, List<String> paths, ProjectEnvironment environment) {
        if (tree.isEmpty() || (tree.size() == 1 && tree.containsKey("name") && !report.hasErrors())) {
            report.error(Problem.error(
                    paths.isEmpty() ? "" : shown(paths.getFirst()),
                    Position.UNKNOWN,
                    "",
                    "the compose file is empty",
                    "begin with `services:`"));
        }
        if (!request.phases().interpolate()) {
            return uninterpolated(tree, name, folder, paths, environment);
        }
        Fields disabled = Profiles.apply(tree, profiles(environment), request.services());
        Canonical canonical = new Canonical(report);
        Fields project = canonical.read(tree, Dialect.JSON);
        if (request.phases().consistent()) {
            new ProjectCheck(project, disabled.keySet(), report).check();
        }
        if (request.phases().environment()) {
            resolveFiles(tree, project, canonical, environment);
        }
        select(tree, project);
        if (report.hasErrors()) {
            return rejected();
        }
        return new LoadResult.Loaded(
                new LoadedProject(name, folder, paths, environment.values(), tree, project, disabled, true),
                report.warnings());
    }

    /** Values may be variables still, so nothing is known about them. */
    private LoadResult uninterpolated(
            Fields tree, String name, String folder, List<String> paths, ProjectEnvironment environment) {
        if (report.hasErrors()) {
            return rejected();
        }
        Fields sorted = SortedTree.of(tree, Dialect.JSON);
        return new LoadResult.Loaded(
                new LoadedProject(name, folder, paths, environment.values(), tree, sorted, new Fields(), false),
                report.warnings());
    }

    private List<String> profiles(ProjectEnvironment environment) {
        return request.profiles().isEmpty()
                ? List.of(environment.get("COMPOSE_PROFILES").split(",")).stream()
                        .map(String::strip)
                        .toList()
                : request.profiles();
    }

    private void resolveFiles(Fields tree, Fields project, Canonical canonical, ProjectEnvironment environment) {
        ServiceFiles resolution = new ServiceFiles(files, Variables.of(environment.values()), report);
        if (!(tree.get("services") instanceof Fields services) || !(project.get("services") instanceof Fields known)) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> entry : services.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof Fields service
                    && known.get(name) instanceof Fields read
                    && resolution.resolve(name, service, read)) {
                known.put(name, canonical.readService(name, service));
            }
        }
    }

    /** The tree and its canonical form are cut down alike. */
    private void select(Fields tree, Fields project) {
        SelectedServices.apply(project, request.services(), report);
        SelectedServices.apply(tree, request.services(), new Report(sources));
        if (!request.phases().unused()) {
            UsedElements.keep(project);
            UsedElements.keep(tree);
        }
    }

    private LoadResult rejected() {
        return new LoadResult.Rejected(report.errors(), report.warnings());
    }

    private String absolute(String path) {
        return SlashPath.isAbsolute(path) ? path : SlashPath.join(request.currentFolder(), path);
    }

    private String shown(String path) {
        String folder = request.currentFolder();
        return path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : path;
    }
}
