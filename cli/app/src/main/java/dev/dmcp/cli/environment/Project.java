package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.EnvironmentSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.interpolate.EnvironmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack and the folder it lies in.
 *
 * @param root the folder of {@code dmcp.yaml}, absolute
 * @param variables of the environment and of {@code .env} beside {@code dmcp.yaml}
 */
public record Project(Path root, Stack stack, Map<String, String> variables) {

    public static final String FILE = "dmcp.yaml";

    private static final String SETTINGS = ".env";

    public Project {
        variables = Map.copyOf(variables);
    }

    /** The name of the environment that runs as processes: the default one if it does, else the first that does. */
    public String processEnvironment() {
        List<String> names = stack.environments().stream()
                .filter(environment -> environment.run() == EnvironmentSpec.Run.PROCESSES)
                .map(EnvironmentSpec::name)
                .toList();
        return names.isEmpty() || names.contains(stack.defaultEnvironment())
                ? stack.defaultEnvironment()
                : names.getFirst();
    }

    /** Reads {@code dmcp.yaml} of the folder or of the nearest one above; empty when there is none. */
    public static Optional<Project> find(Path folder, Map<String, String> variables) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(FILE))) {
                return Optional.of(read(at, variables));
            }
        }
        return Optional.empty();
    }

    /** The one that the flags mean, with the variables of this invocation. */
    public static Optional<Project> find(Invocation invocation, ProjectOptions options) {
        return find(
                options.directory(invocation.terminal().directory()),
                invocation.terminal().environment());
    }

    /** As {@link #find}, where nothing can be done without it. */
    public static Project require(Invocation invocation, ProjectOptions options) {
        return require(
                options.directory(invocation.terminal().directory()),
                invocation.terminal().environment());
    }

    /** As {@link #find}, where nothing can be done without it. */
    public static Project require(Path folder, Map<String, String> variables) {
        return find(folder, variables)
                .orElseThrow(() -> new Failure.InvalidInput(
                        "there is no `%s` in `%s` or above it".formatted(FILE, folder),
                        "`dmcp init` writes a first one, `-C DIR` works in another folder"));
    }

    private static Project read(Path root, Map<String, String> variables) {
        try {
            String text = Files.readString(root.resolve(FILE));
            Map<String, String> all = withSettings(root, variables);
            return new Project(root, StackReader.read(FILE, text, all).orFail(), all);
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput(
                    "cannot read `%s`: %s".formatted(root.resolve(FILE), unreadable.getMessage()));
        }
    }

    /** The variables of the environment win over those of {@code .env}, as with docker compose. */
    private static Map<String, String> withSettings(Path root, Map<String, String> variables) throws IOException {
        Path file = root.resolve(SETTINGS);
        if (!Files.isRegularFile(file)) {
            return variables;
        }
        Map<String, String> all = new HashMap<>();
        try {
            EnvironmentFile.read(Files.readString(file), all, variables::get);
        } catch (EnvironmentFile.MalformedException malformed) {
            throw new Failure.InvalidInput(
                    "cannot read `%s`: line %d: %s".formatted(SETTINGS, malformed.line(), malformed.getMessage()));
        }
        all.putAll(variables);
        return all;
    }
}
