package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.EnvironmentSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which services of which environment the words of a command name. */
public sealed interface Target {

    /** Empty means all. */
    List<String> services();

    /** An environment of a stack. */
    record OfStack(Project project, EnvironmentSpec environment, List<String> services) implements Target {
        public OfStack {
            services = List.copyOf(services);
        }
    }

    /** The compose files of a folder, or those that were named, without a {@code dmcp.yaml}. */
    record OfFolder(Path folder, List<String> services) implements Target {
        public OfFolder {
            services = List.copyOf(services);
        }
    }

    /** The usual names of compose files. */
    List<String> COMPOSE_FILES = List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /**
     * Finds out what is meant: the nearest {@code dmcp.yaml}, unless compose files are nearer or were named.
     *
     * @param words {@code [ENV] [SERVICE…]}; without an environment, the default one of the stack
     * @param filesNamed whether compose files were named by flag
     */
    static Target find(Path folder, boolean filesNamed, Map<String, String> variables, List<String> words) {
        if (filesNamed || variables.containsKey("COMPOSE_FILE")) {
            return new OfFolder(folder, words);
        }
        Optional<Project> project = Project.find(folder, variables);
        Path stop = project.map(Project::root).orElse(folder.getRoot());
        for (Path at = folder; at != null && !at.equals(stop); at = at.getParent()) {
            if (hasComposeFile(at)) {
                return new OfFolder(at, words);
            }
        }
        if (project.isPresent()) {
            return ofStack(project.get(), words);
        }
        if (hasComposeFile(stop)) {
            return new OfFolder(stop, words);
        }
        throw new Failure.InvalidInput(
                "there is neither a `%s` nor a compose file in `%s` or above it".formatted(Project.FILE, folder),
                "`-f FILE` names a compose file, `-C DIR` works in another folder");
    }

    private static boolean hasComposeFile(Path folder) {
        return COMPOSE_FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    private static Target ofStack(Project project, List<String> words) {
        boolean isNamed = !words.isEmpty()
                && project.stack().environment(words.getFirst()).isPresent();
        String environment = isNamed ? words.getFirst() : project.stack().defaultEnvironment();
        List<String> services = isNamed ? words.subList(1, words.size()) : words;
        for (String service : services) {
            if (project.stack().service(service).isEmpty()) {
                throw unknown(project, service);
            }
        }
        return new OfStack(project, project.stack().environment(environment).orElseThrow(), services);
    }

    private static Failure unknown(Project project, String word) {
        List<String> services = project.stack().services().stream()
                .map(service -> service.name())
                .toList();
        List<String> environments = project.stack().environments().stream()
                .map(EnvironmentSpec::name)
                .toList();
        return new Failure.InvalidInput(
                "`%s` is neither a service nor an environment of this stack".formatted(word),
                "services: %s; environments: %s"
                        .formatted(String.join(", ", services), String.join(", ", environments)));
    }
}
