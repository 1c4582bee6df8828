package dev.dmcp.templates.npm;

import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The Dockerfile of all npm workspaces of a project that become images.
 *
 * @param nodeVersion {@code 22}
 * @param base of all images
 * @param manifests folders of all workspaces
 * @param libraries that others use and that are built before them, in an order in which they can be
 */
public record NpmImages(
        String project,
        String nodeVersion,
        Base base,
        List<String> manifests,
        List<Workspace> libraries,
        List<Program> programs,
        List<Site> sites) {

    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "npm/3";

    /** Where the images' Dockerfile is, relative to the project. */
    public static final String DOCKERFILE = "dockerfiles/node/Dockerfile";

    /**
     * @param run the command that builds it, in its folder
     * @param needs other workspaces whose files its build reads
     * @param outputs folders that its build makes
     * @param omit development dependencies that its build does not need
     */
    public record Workspace(String folder, String run, List<Need> needs, List<String> outputs, List<String> omit) {
        public Workspace {
            omit = List.copyOf(omit);
            needs = List.copyOf(needs);
            outputs = List.copyOf(outputs);
        }

        /** As the program that prunes has it: {@code server=eslint,vitest}. */
        String pruning() {
            return omit.isEmpty() ? folder : folder + "=" + String.join(",", omit);
        }

        /** Also the name of its stage. */
        public String id() {
            return idOf(folder);
        }
    }

    /** Another workspace, as it is or as it was built. */
    public record Need(String folder, boolean built) {
        String copy() {
            return built
                    ? "COPY --link --from=%s-files / ./".formatted(idOf(folder))
                    : "COPY --link %s/ ./%s/".formatted(folder, folder);
        }
    }

    /**
     * A workspace that runs on Node.js.
     *
     * @param used libraries that it loads while running
     * @param main that is run where nothing else is said, relative to its folder
     * @param omitFiles patterns of what it never reads of what is installed
     */
    public record Program(
            Workspace workspace, List<Prepare> prepare, List<Workspace> used, String main, List<String> omitFiles) {
        public Program {
            prepare = List.copyOf(prepare);
            used = List.copyOf(used);
            omitFiles = List.copyOf(omitFiles);
        }

        String id() {
            return workspace.id();
        }

        String folder() {
            return workspace.folder();
        }

        String run() {
            return workspace.run();
        }

        List<Need> needs() {
            return workspace.needs();
        }

        List<String> outputs() {
            return workspace.outputs();
        }

        /** What preparing adds to the installed packages: no lock file knows it. */
        List<String> installedOutputs() {
            return prepare.stream()
                    .flatMap(step -> step.outputs().stream())
                    .filter(path -> path.startsWith("node_modules/") || path.contains("/node_modules/"))
                    .toList();
        }
    }

    /**
     * What is done once between installing and building, and again only when these folders change.
     *
     * @param outputs what it makes
     */
    public record Prepare(List<String> files, String command, List<String> outputs) {
        public Prepare {
            files = List.copyOf(files);
            outputs = List.copyOf(outputs);
        }
    }

    /** A workspace that Vite builds, served as {@code service} by nginx. */
    public record Site(Workspace workspace, String service, int port) {
        String id() {
            return workspace.id();
        }

        String folder() {
            return workspace.folder();
        }

        String run() {
            return workspace.run();
        }

        List<Need> needs() {
            return workspace.needs();
        }
    }

    public NpmImages {
        manifests = List.copyOf(manifests);
        libraries = List.copyOf(libraries);
        programs = List.copyOf(programs);
        sites = List.copyOf(sites);
    }

    /** A workspace's name as a stage's. */
    public static String idOf(String folder) {
        return folder.replace('/', '-');
    }

    String nodeImage() {
        return "node:" + nodeVersion + (isAlpine() ? "-alpine" : "-bookworm-slim");
    }

    boolean isAlpine() {
        return base == Base.ALPINE;
    }

    boolean isDebian() {
        return base == Base.DEBIAN;
    }

    boolean isDistroless() {
        return base == Base.DISTROLESS;
    }

    String nginxImage() {
        return isAlpine() ? "nginx:stable-alpine" : "nginx:stable-bookworm";
    }

    boolean hasPrograms() {
        return !programs.isEmpty();
    }

    boolean hasSites() {
        return !sites.isEmpty();
    }

    /** The workspaces that are installed, each for itself. */
    List<Workspace> installed() {
        List<Workspace> installed = new ArrayList<>(libraries);
        programs.forEach(program -> installed.add(program.workspace()));
        sites.forEach(site -> installed.add(site.workspace()));
        installed.sort(Comparator.comparing(Workspace::folder));
        return installed;
    }

    /** The Dockerfile and the programs that it uses. */
    public List<RenderedFile> render(OwnTemplates own) {
        List<RenderedFile> files = new ArrayList<>();
        files.add(file(own, "Dockerfile", new Pages.Dockerfile(this), DockerfileRenderer.of()::execute, false));
        files.add(file(own, "prune.mjs", new Pages.Prune(), PruneRenderer.of()::execute, false));
        files.add(file(own, "install.mjs", new Pages.Install(), InstallRenderer.of()::execute, false));
        if (hasPrograms()) {
            files.add(file(own, "collect", new Pages.Collect(), CollectRenderer.of()::execute, true));
        }
        return files;
    }

    private static <P> RenderedFile file(
            OwnTemplates own, String name, P page, Function<P, String> bundled, boolean executable) {
        String template = "npm/" + name;
        return new RenderedFile(
                "dockerfiles/node/" + name,
                own.render(template, page, bundled),
                executable,
                own.label(template, TEMPLATE));
    }
}
