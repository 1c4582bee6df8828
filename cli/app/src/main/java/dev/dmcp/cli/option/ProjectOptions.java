package dev.dmcp.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which project, which files, which engine. */
public abstract sealed class ProjectOptions {

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            description = "Work as if started in this folder.")
    @Nullable
    Path directory;

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "The project's name.")
    @Nullable
    String projectName;

    @Option(names = "--env-file", paramLabel = "FILE", description = "Variables from this file instead of `.env`.")
    List<Path> envFiles = List.of();

    @Option(names = "--profile", paramLabel = "NAME", description = "Turn a profile on; may be given several times.")
    List<String> profiles = List.of();

    @Option(
            names = {"-H", "--host"},
            paramLabel = "ADDRESS",
            description = "The engine's address instead of DOCKER_HOST.")
    @Nullable
    String host;

    @Option(names = "--context", paramLabel = "NAME", description = "The docker context that names the engine.")
    @Nullable
    String context;

    /** The folder to work in: the given one, seen from the folder in which dmcp was started. */
    public Path directory(Path startedIn) {
        return directory == null ? startedIn : startedIn.resolve(directory).normalize();
    }

    public abstract List<Path> files();

    public Optional<String> projectName() {
        return Optional.ofNullable(projectName);
    }

    public List<Path> envFiles() {
        return List.copyOf(envFiles);
    }

    public List<String> profiles() {
        return List.copyOf(profiles);
    }

    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    public Optional<String> context() {
        return Optional.ofNullable(context);
    }

    /** For nearly all commands. */
    public static final class Usual extends ProjectOptions {

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A compose file instead of those of the environment; may be given several times.")
        List<Path> files = List.of();

        @Override
        public List<Path> files() {
            return List.copyOf(files);
        }
    }

    /** For commands where {@code -f} means to follow; {@code dmcp -f FILE logs -f} can say both. */
    public static final class Following extends ProjectOptions {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "A compose file instead of those of the environment; may be given several times.")
        List<Path> files = List.of();

        @Override
        public List<Path> files() {
            return List.copyOf(files);
        }
    }
}
