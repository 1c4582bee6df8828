package dev.dmcp.application.generate;

import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.generate.npm.NpmWorkspaces;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.NpmBuild;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.npm.NpmImages;
import dev.dmcp.templates.npm.NpmImages.Folder;
import dev.dmcp.templates.npm.NpmImages.Need;
import dev.dmcp.templates.npm.NpmImages.Prepare;
import dev.dmcp.templates.npm.NpmImages.Program;
import dev.dmcp.templates.npm.NpmImages.Site;
import dev.dmcp.templates.npm.NpmImages.Workspace;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From a stack and its npm workspaces to the model of their Dockerfile. */
final class NpmImageModel {
    private static final String BUILD = "build";

    private final Stack stack;
    private final NpmWorkspaces workspaces;
    private final Map<String, Workspace> libraries = new LinkedHashMap<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    /** By folder: services of one workspace are one image, and what its build needs may be said at any of them. */
    private final Map<String, Set<String>> omit = new LinkedHashMap<>();

    private String nodeVersion = "";

    private NpmImageModel(Stack stack, NpmWorkspaces workspaces) {
        this.stack = stack;
        this.workspaces = workspaces;
    }

    /** Nothing when no service is one of the workspaces. */
    static Optional<NpmImages> of(Stack stack, NpmWorkspaces workspaces) {
        NpmImageModel model = new NpmImageModel(stack, workspaces);
        model.collectOmitted();
        for (ServiceSpec service : stack.services()) {
            switch (service.kind()) {
                case Kind.Node node -> model.program(node);
                case Kind.Vite site -> model.site(service, site);
                case Kind.Java _, Kind.Postgres _, Kind.Image _ -> {}
            }
        }
        return model.programs.isEmpty() && model.sites.isEmpty() ? Optional.empty() : Optional.of(model.images());
    }

    private void collectOmitted() {
        for (ServiceSpec service : stack.services()) {
            switch (service.kind()) {
                case Kind.Node node -> omit(node.folder(), node.build());
                case Kind.Vite site when workspaces.in(site.folder()).isPresent() -> omit(site.folder(), site.build());
                case Kind.Vite _, Kind.Java _, Kind.Postgres _, Kind.Image _ -> {}
            }
        }
    }

    private void omit(String folder, NpmBuild build) {
        omit.computeIfAbsent(folder, _ -> new TreeSet<>()).addAll(build.omitPackages());
    }

    /** What all services leave out, their libraries leave out too. */
    private Set<String> omittedByAll() {
        Set<String> all = new TreeSet<>();
        omit.values().forEach(all::addAll);
        omit.values().forEach(all::retainAll);
        return all;
    }

    private NpmImages images() {
        return new NpmImages(
                stack.name(),
                NpmImages.DOCKERFILE,
                "",
                nodeVersion,
                StackFiles.base(stack),
                workspaces.packages().stream().map(NpmPackage::folder).toList(),
                List.copyOf(libraries.values()),
                List.copyOf(programs.values()),
                List.copyOf(sites.values()));
    }

    private void program(Kind.Node node) {
        Optional<NpmPackage> workspace = workspaces.in(node.folder());
        if (workspace.isEmpty()) {
            return;
        }
        NpmPackage found = workspace.get();
        take(node.version());
        List<Prepare> prepare = node.build().prepare().stream()
                .map(step -> new Prepare(inPlace(step.files()), step.command(), step.outputs()))
                .toList();
        List<Workspace> used = new LinkedHashSet<>(workspaces.neededToRun(found))
                .stream().filter(NpmImageModel::isBuilt).map(this::library).toList();
        Program program = new Program(
                workspace(found, node.build().script()),
                prepare,
                used,
                found.main(),
                node.build().omitFiles());
        // Services of one workspace are one image with several commands; the first that prepares anything decides how.
        Program known = programs.get(found.folder());
        if (known == null || known.prepare().isEmpty()) {
            programs.put(found.folder(), program);
        }
    }

    private static List<Folder> inPlace(List<String> folders) {
        return folders.stream().map(folder -> new Folder(folder, folder)).toList();
    }

    private void site(ServiceSpec service, Kind.Vite site) {
        Optional<NpmPackage> found = workspaces.in(site.folder());
        if (found.isPresent()) {
            take(site.version());
            sites.put(
                    site.folder(),
                    new Site(
                            workspace(found.get(), site.build().script()),
                            service.name(),
                            service.port().orElseThrow()));
        }
    }

    private void take(String version) {
        nodeVersion = nodeVersion.isEmpty() ? version : nodeVersion;
    }

    private Workspace workspace(NpmPackage found, String script) {
        Set<String> omitted = omit.getOrDefault(found.folder(), omittedByAll());
        return new Workspace(
                NpmImages.idOf(found.folder()),
                found.folder(),
                found.folder(),
                NpmScript.of(found, script, nodeVersion),
                needs(found),
                found.builtBy(script),
                List.copyOf(omitted));
    }

    private List<Need> needs(NpmPackage found) {
        return workspaces.neededToBuild(found).stream()
                .map(needed -> {
                    if (isBuilt(needed)) {
                        library(needed);
                    }
                    return new Need(needed.folder(), isBuilt(needed));
                })
                .toList();
    }

    private Workspace library(NpmPackage found) {
        Workspace known = libraries.get(found.folder());
        if (known != null) {
            return known;
        }
        Workspace library = workspace(found, BUILD);
        libraries.put(found.folder(), library);
        return library;
    }

    private static boolean isBuilt(NpmPackage found) {
        return found.scripts().contains(BUILD);
    }
}
