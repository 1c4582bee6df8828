package dev.dmcp.application.generate;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.generate.maven.ReactorReader;
import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.generate.npm.NpmWorkspaces;
import dev.dmcp.application.generate.npm.WorkspacesReader;
import dev.dmcp.application.generate.template.ProjectTemplates;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackPlaces;
import dev.dmcp.application.project.StackResult;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.MistakenTemplate;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The use case {@code generate} up to its plan: one look at the project, then the planner. */
public final class GenerateFiles {
    private static final String STACK = "dmcp.yaml";
    private static final String OWN_FOLDER = "dockerfiles";

    /** Files that an earlier stack may have implied although this one does not. */
    private static final List<String> OWN_FILES = List.of(
            ".dockerignore",
            ".env.example",
            "docker-bake.hcl",
            "docker-compose.dev.yml",
            "docker-compose.prod.yml",
            "docker-compose.yml");

    private static final List<String> MAVEN_SETTINGS =
            List.of(".mvn/extensions.xml", ".mvn/jvm.config", ".mvn/maven.config");

    private final Workspace workspace;

    public GenerateFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    public GeneratePlan plan(GenerateRequest request) {
        ProjectFacts facts = facts(request.stack());
        requireTemplates(request.stack(), facts);
        List<RenderedFile> rendered = render(request.stack(), facts);
        requireDistinctNames(NameCollisions.of(request.stack(), facts.dockerfiles(request.stack()), rendered));
        return GeneratePlanner.plan(rendered, onDisk(rendered), request.overwrite());
    }

    private static List<RenderedFile> render(Stack stack, ProjectFacts facts) {
        try {
            return StackFiles.render(stack, facts);
        } catch (MistakenTemplate mistake) {
            throw new Failure.InvalidInput(
                    "cannot use `%s`: %s".formatted(mistake.path(), mistake.getMessage()),
                    "`dmcp templates diff` shows how it differs from the bundled template");
        }
    }

    /** What no template makes yet is told, never made wrongly. */
    private static void requireTemplates(Stack stack, ProjectFacts facts) {
        Images.Base base = stack.images().base();
        for (ServiceSpec service : stack.services()) {
            boolean isNpmWorkspace = facts.npm().isPresent()
                    && facts.npm().get().in(service.kind().path().orElse("")).isPresent();
            boolean isMade = switch (base) {
                case DEBIAN -> true;
                case ALPINE -> service.kind() instanceof Kind.Node || service.kind() instanceof Kind.Vite;
                case DISTROLESS -> isNpmWorkspace || service.kind() instanceof Kind.Node;
            };
            if (service.kind().isBuilt() && !isMade) {
                throw new Failure.InvalidInput(
                        "there is no template yet for `%s` on base `%s`"
                                .formatted(service.name(), base.name().toLowerCase(Locale.ROOT)),
                        "write `base: debian` under `images` in `dmcp.yaml`");
            }
        }
    }

    private void requireDistinctNames(List<NameCollisions.Collision> collisions) {
        if (!collisions.isEmpty()) {
            StackPlaces places = StackPlaces.of(workspace.read(STACK).orElse(""));
            List<Problem> problems = collisions.stream()
                    .map(collision -> collision.problem(STACK, places))
                    .sorted(Comparator.comparing(Problem::position))
                    .toList();
            new StackResult.Rejected(problems).orFail();
        }
    }

    private ProjectFacts facts(Stack stack) {
        List<String> folders = new ArrayList<>();
        boolean usesNpm = false;
        for (ServiceSpec service : stack.services()) {
            switch (service.kind()) {
                case Kind.Java java -> folders.add(java.folder());
                case Kind.Node _, Kind.Vite _ -> usesNpm = true;
                case Kind.Postgres _, Kind.Image _ -> {}
            }
        }
        Optional<NpmWorkspaces> npm = usesNpm ? new WorkspacesReader(workspace).read() : Optional.empty();
        Optional<MavenReactor> reactor =
                folders.isEmpty() ? Optional.empty() : Optional.of(new ReactorReader(workspace).read(folders));
        OwnTemplates own = new ProjectTemplates(workspace, stack.images().templates()).own();
        return new ProjectFacts(reactor, mavenSettings(reactor), npm, singles(stack, npm), own);
    }

    private List<String> mavenSettings(Optional<MavenReactor> reactor) {
        return reactor.isEmpty()
                ? List.of()
                : MAVEN_SETTINGS.stream()
                        .filter(file -> workspace.read(file).isPresent())
                        .toList();
    }

    private Map<String, NpmPackage> singles(Stack stack, Optional<NpmWorkspaces> npm) {
        Map<String, NpmPackage> singles = new LinkedHashMap<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Node node
                    && npm.flatMap(workspaces -> workspaces.in(node.folder())).isEmpty()) {
                String folder = node.folder().equals(".") ? "" : node.folder();
                singles.put(node.folder(), new WorkspacesReader(workspace).readSingle(folder, service.name()));
            }
        }
        return singles;
    }

    private Map<String, String> onDisk(List<RenderedFile> rendered) {
        List<String> paths = new ArrayList<>(OWN_FILES);
        rendered.forEach(file -> paths.add(file.path()));
        paths.addAll(workspace.filesBelow(OWN_FOLDER));
        Map<String, String> onDisk = new LinkedHashMap<>();
        for (String path : paths) {
            workspace.read(path).ifPresent(text -> onDisk.put(path, text));
        }
        return onDisk;
    }
}
