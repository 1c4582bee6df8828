package dev.dmcp.templates.npm;

import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Dockerfile of all npm packages below one lock file that become images: the workspaces of a project, or one package by
 * itself.
 *
 * @param dockerfile where it goes, relative to the project
 * @param root folder of the lock file, relative to the project and with a slash at its end; empty for the project's own
 * @param nodeVersion {@code 22}
 * @param base of all images
 * @param manifests folders of all workspaces; none for a package by itself
 * @param libraries that others use and that are built before them, in an order in which they can be
 */
public record NpmImages(
        String project,
        String dockerfile,
        String root,
        String nodeVersion,
        Base base,
        List<String> manifests,
        List<Workspace> libraries,
        List<Program> programs,
        List<Site> sites) {

    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "npm/6";

    /** Where the Dockerfile of workspaces is, relative to the project. */
    public static final String DOCKERFILE = "dockerfiles/node/Dockerfile";

    /**
     * @param id the name of its stages
     * @param folder relative to the project; empty for the project's own
     * @param place where it lies in the image, relative to {@code /app}; empty for a package by itself
     * @param run the command that builds it, in its folder; empty when there is nothing to build
     * @param needs other workspaces whose files its build reads
     * @param outputs files and folders of it that are needed once it was built; none when all of it is needed as it is
     * @param omit development dependencies that its build does not need
     */
    public record Workspace(
            String id,
            String folder,
            String place,
            String run,
            List<Need> needs,
            List<String> outputs,
            List<String> omit) {
        public Workspace {
            omit = List.copyOf(omit);
            needs = List.copyOf(needs);
            outputs = List.copyOf(outputs);
        }

        /** As the program that prunes has it: {@code server=eslint,vitest}. */
        String pruning() {
            String name = place.isEmpty() ? "." : place;
            return omit.isEmpty() ? name : name + "=" + String.join(",", omit);
        }

        /** Before the name of a file of it, in the project. */
        String from() {
            return folder.isEmpty() ? "" : folder + "/";
        }

        /** Before the name of a file of it, in the image. */
        String at() {
            return place.isEmpty() ? "" : place + "/";
        }

        /** All of it, from the project into the image. */
        String copy() {
            return "COPY --link %s ./%s".formatted(folder.isEmpty() ? "./" : from(), at());
        }

        /** Behind the name of a folder that holds one for each workspace. */
        String below() {
            return place.isEmpty() ? "" : "/" + place;
        }

        String build() {
            return place.isEmpty() ? run : "cd " + place + " && " + run;
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
     * @param saidMain the file that the package names to be run, relative to its folder
     * @param omitFiles patterns of what it never reads of what is installed
     */
    public record Program(
            Workspace workspace,
            List<Prepare> prepare,
            List<Workspace> used,
            Optional<String> saidMain,
            List<String> omitFiles) {

        /** What Node runs in a package that names no other file. */
        private static final String USUAL_MAIN = "index.js";

        public Program {
            prepare = List.copyOf(prepare);
            used = List.copyOf(used);
            omitFiles = List.copyOf(omitFiles);
        }

        String id() {
            return workspace.id();
        }

        String main() {
            return saidMain.orElse(USUAL_MAIN);
        }

        String title() {
            return workspace.folder().isEmpty() ? workspace.id() : workspace.folder();
        }

        boolean isBuilt() {
            return !workspace.run().isEmpty();
        }

        List<Need> needs() {
            return workspace.needs();
        }

        List<String> outputs() {
            return workspace.outputs();
        }

        /** A package says what belongs to it, and its main file does in any case. */
        boolean isMainApart() {
            return saidMain.isPresent()
                    && !isTakenWhole()
                    && outputs().stream().noneMatch(path -> (main() + "/").startsWith(path + "/"));
        }

        boolean isTakenWhole() {
            return workspace.outputs().isEmpty();
        }

        /** What follows changes of its sources may write there. */
        String own() {
            return workspace.place().isEmpty() ? "." : workspace.place();
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
     * @param outputs what it makes, relative to {@code /app}
     */
    public record Prepare(List<Folder> files, String command, List<String> outputs) {
        public Prepare {
            files = List.copyOf(files);
            outputs = List.copyOf(outputs);
        }
    }

    /** A folder of the project, and where it goes in the image, relative to {@code /app}. */
    public record Folder(String from, String to) {}

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

    /** Whether it is one package, with a lock file of its own. */
    boolean isSingle() {
        return manifests.isEmpty();
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
        String template = "npm/Dockerfile";
        String text = own.render(template, new Pages.Dockerfile(this), DockerfileRenderer.of()::execute);
        files.add(new RenderedFile(dockerfile, text, false, own.label(template, TEMPLATE)));
        files.add(program(own, "prune.mjs", new Pages.Prune(), PruneRenderer.of()::execute, false));
        files.add(program(own, "install.mjs", new Pages.Install(), InstallRenderer.of()::execute, false));
        if (hasPrograms()) {
            files.add(program(own, "collect", new Pages.Collect(), CollectRenderer.of()::execute, true));
        }
        if (hasPrograms() && isDistroless()) {
            files.add(program(own, "strip.mjs", new Pages.Strip(), StripRenderer.of()::execute, false));
        }
        return files;
    }

    /** Shared by all of a project. */
    private static <P> RenderedFile program(
            OwnTemplates own, String name, P page, Function<P, String> bundled, boolean executable) {
        String template = "npm/" + name;
        return new RenderedFile(
                "dockerfiles/node/" + name,
                own.render(template, page, bundled),
                executable,
                own.label(template, TEMPLATE));
    }
}
