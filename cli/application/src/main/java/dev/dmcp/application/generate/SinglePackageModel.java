package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.Dockerfiles;
import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.NpmBuild;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.npm.NpmImages;
import dev.dmcp.templates.npm.NpmImages.Folder;
import dev.dmcp.templates.npm.NpmImages.Prepare;
import dev.dmcp.templates.npm.NpmImages.Program;
import dev.dmcp.templates.npm.NpmImages.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the services that are npm packages with lock files of their own to the models of their Dockerfiles, one a package. */
final class SinglePackageModel {
    private final Stack stack;
    private final Dockerfiles dockerfiles;

    private SinglePackageModel(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
    }

    /** Services of one package are one image with several commands. */
    static List<NpmImages> of(Stack stack, ProjectFacts facts) {
        SinglePackageModel model = new SinglePackageModel(stack, facts.dockerfiles(stack));
        Map<NpmPackage, List<ServiceSpec>> services = new LinkedHashMap<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Node node && facts.singles().containsKey(node.folder())) {
                services.computeIfAbsent(facts.singles().get(node.folder()), _ -> new ArrayList<>())
                        .add(service);
            }
        }
        List<NpmImages> images = new ArrayList<>();
        services.forEach((found, sharing) -> images.add(model.images(found, sharing)));
        return images;
    }

    private NpmImages images(NpmPackage found, List<ServiceSpec> sharing) {
        ServiceSpec first = sharing.getFirst();
        List<Kind.Node> nodes =
                sharing.stream().map(service -> (Kind.Node) service.kind()).toList();
        return new NpmImages(
                stack.name(),
                dockerfiles.of(first),
                found.folder().isEmpty() ? "" : found.folder() + "/",
                nodes.getFirst().version(),
                StackFiles.base(stack),
                List.of(),
                List.of(),
                List.of(program(found, dockerfiles.target(first), nodes)),
                List.of());
    }

    /** What the build needs may be said at any of the services; the first that prepares anything decides how. */
    private static Program program(NpmPackage found, String id, List<Kind.Node> nodes) {
        Set<String> omit = new LinkedHashSet<>();
        Set<String> omitFiles = new LinkedHashSet<>();
        nodes.forEach(node -> omit.addAll(node.build().omitPackages()));
        nodes.forEach(node -> omitFiles.addAll(node.build().omitFiles()));
        List<Prepare> prepare = nodes.stream()
                .flatMap(node -> node.build().prepare().stream())
                .limit(1)
                .map(step -> inPackage(found, step))
                .toList();
        Kind.Node first = nodes.getFirst();
        String script = first.build().script();
        Workspace workspace = new Workspace(
                id,
                found.folder(),
                "",
                NpmScript.of(found, script, first.version()),
                List.of(),
                found.builtBy(script),
                List.copyOf(omit));
        return new Program(workspace, prepare, List.of(), found.main(), List.copyOf(omitFiles));
    }

    /** In the image the package's own folder is the topmost. */
    private static Prepare inPackage(NpmPackage found, NpmBuild.Prepare step) {
        List<Folder> files = step.files().stream()
                .map(folder -> new Folder(folder, below(found, folder)))
                .toList();
        return new Prepare(
                files,
                step.command(),
                step.outputs().stream().map(folder -> below(found, folder)).toList());
    }

    private static String below(NpmPackage found, String folder) {
        String own = found.folder() + "/";
        return folder.startsWith(own) ? folder.substring(own.length()) : folder;
    }
}
