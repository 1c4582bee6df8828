package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.Dockerfiles;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackPlaces;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.npm.NpmImages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names of services, or of their folders, by which two things of the generated files would have one name: one of the two
 * would take the other's place without a word.
 */
final class NameCollisions {
    private static final String DEVELOPMENT = "-dev";
    private static final Set<String> DEVELOPMENT_FILES = Set.of("docker-compose.dev.yml", "./docker-compose.dev.yml");
    private static final String NOBODY = "";

    private final Stack stack;
    private final Dockerfiles dockerfiles;
    private final Map<String, Collision> byService = new LinkedHashMap<>();

    /**
     * What is wrong with one service.
     *
     * @param service empty where it is none's alone
     * @param byFolder whether its folder makes the name, and not its own name
     */
    record Collision(String service, boolean byFolder, String sentence) {
        Problem problem(String file, StackPlaces places) {
            if (byFolder) {
                String path = service.isEmpty() ? "services" : "services." + service + ".path";
                return Problem.error(
                        file, places.value(service, "path"), path, sentence, "give the folder another name");
            }
            return Problem.error(
                    file, places.service(service), "services." + service, sentence, "give the service another name");
        }
    }

    private NameCollisions(Stack stack, Dockerfiles dockerfiles) {
        this.stack = stack;
        this.dockerfiles = dockerfiles;
    }

    /** One for each service at most. */
    static List<Collision> of(Stack stack, Dockerfiles dockerfiles, List<RenderedFile> files) {
        NameCollisions collisions = new NameCollisions(stack, dockerfiles);
        collisions.files(files);
        files.stream().filter(file -> file.path().endsWith("/Dockerfile")).forEach(collisions::stages);
        if (isDeveloped(stack)) {
            collisions.development(
                    service -> service.kind().isBuilt(), "the image `%s` is the one in which `%s` is developed");
            collisions.development(
                    service -> service.kind() instanceof Kind.Postgres,
                    "the data of `%s` is that of `%s` in development");
        }
        return collisions.found();
    }

    /** What follows from another's name is not said beside it. */
    private List<Collision> found() {
        if (byService.size() > 1) {
            byService.remove(NOBODY);
        }
        return List.copyOf(byService.values());
    }

    private void files(List<RenderedFile> files) {
        Map<String, String> contents = new HashMap<>();
        for (RenderedFile file : files) {
            String earlier = contents.putIfAbsent(file.path(), file.content());
            if (earlier != null && !earlier.equals(file.content())) {
                folder(file.path(), "another service's image is made from `%s`".formatted(file.path()));
            }
        }
        for (String path : contents.keySet()) {
            String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            if (contents.containsKey(parent)) {
                folder(path, "`%s` is a file, which all images take".formatted(parent));
            }
        }
    }

    /** Below {@code dockerfiles} the folders of services have their names. */
    private void folder(String path, String sentence) {
        add(path.split("/")[1], false, sentence);
    }

    private void add(String service, boolean byFolder, String sentence) {
        byService.putIfAbsent(service, new Collision(service, byFolder, sentence));
    }

    private void stages(RenderedFile dockerfile) {
        for (BuildStages.Stage stage : BuildStages.of(dockerfile.content())) {
            if (stage.isTaken()) {
                stage(
                        dockerfile,
                        stage.name(),
                        "`%s` has another build stage `%s`".formatted(dockerfile.path(), stage.name()));
            } else if (!stage.isName()) {
                stage(dockerfile, stage.name(), "no build stage can be called `%s`".formatted(stage.name()));
            }
        }
    }

    /** Of two services whose names collide, the later one's is said. */
    private void stage(RenderedFile dockerfile, String stage, String sentence) {
        Optional<ServiceSpec> service = stack.services().reversed().stream()
                .filter(built -> built.kind().isBuilt() && dockerfiles.of(built).equals(dockerfile.path()))
                .filter(built ->
                        isNamedByFolder(built) || dockerfiles.target(built).equals(built.name()))
                .filter(built -> BuildStages.isSame(dockerfiles.target(built), stage))
                .findFirst();
        if (service.isPresent()) {
            add(service.get().name(), isNamedByFolder(service.get()), sentence);
        } else if (dockerfile.template().equals(NpmImages.TEMPLATE)) {
            // The folder of a library. A project's own template may have stages as it likes.
            add(NOBODY, true, sentence);
        }
    }

    private boolean isNamedByFolder(ServiceSpec service) {
        return dockerfiles.isNpmWorkspace(service);
    }

    private static boolean isDeveloped(Stack stack) {
        return stack.environments().stream()
                .flatMap(environment -> environment.composeFiles().stream())
                .anyMatch(DEVELOPMENT_FILES::contains);
    }

    private void development(Predicate<ServiceSpec> kind, String sentence) {
        List<String> names = new ArrayList<>();
        stack.services().stream().filter(kind).map(ServiceSpec::name).forEach(names::add);
        for (String name : names) {
            if (names.contains(name + DEVELOPMENT)) {
                add(name + DEVELOPMENT, false, sentence.formatted(name + DEVELOPMENT, name));
            }
        }
    }
}
