package dev.dmcp.cli.environment;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.EnvironmentSpec;
import dev.dmcp.cli.option.ComposeOptions;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadedProject;
import java.util.List;
import java.util.Optional;

/**
 * The compose project whose images are meant: of the environment that a flag names, of the default one, or, where that
 * runs as processes, of {@code prod}. Without {@code dmcp.yaml}, the compose files that lie there.
 *
 * @param stack absent where there is none, or compose files were named instead
 */
public record ImageProject(Optional<Project> stack, LoadedProject loaded) {
    private static final String USUAL = "prod";

    public static LoadedProject load(
            Invocation invocation, ProjectOptions options, Optional<String> environment, OutputFlags output) {
        return of(invocation, options, environment, output).loaded();
    }

    public static ImageProject of(
            Invocation invocation, ProjectOptions options, Optional<String> environment, OutputFlags output) {
        Optional<Project> stack = stack(invocation, options);
        if (stack.isEmpty() && environment.isPresent()) {
            throw new Failure.InvalidInput(
                    "there is no environment `%s`: these are plain compose files".formatted(environment.get()),
                    "environments are described in `%s`".formatted(Project.FILE));
        }
        List<String> files = stack.map(found -> chosen(found, environment).composeFiles().stream()
                        .map(file -> found.root().resolve(file).toString())
                        .toList())
                .orElse(List.of());
        LoadRequest request = ComposeOptions.request(
                        options,
                        options.directory(invocation.terminal().directory()),
                        files,
                        invocation.terminal().environment())
                .withProjectDirectory(stack.map(found -> found.root().toString()));
        LoadedProject loaded = invocation.wiring().loadProject(output.isQuiet()).load(request);
        return new ImageProject(stack, loaded);
    }

    /** The services of the environment whose images are meant. */
    public static Target target(
            Invocation invocation, ProjectOptions options, Optional<String> environment, List<String> services) {
        Optional<Project> stack = stack(invocation, options);
        return stack.isPresent()
                ? new Target.OfStack(stack.get(), chosen(stack.get(), environment), services)
                : new Target.OfFolder(options.directory(invocation.terminal().directory()), services);
    }

    private static Optional<Project> stack(Invocation invocation, ProjectOptions options) {
        return options.files().isEmpty() ? Project.find(invocation, options) : Optional.empty();
    }

    private static EnvironmentSpec chosen(Project project, Optional<String> wanted) {
        if (wanted.isPresent()) {
            EnvironmentSpec named = project.stack()
                    .environment(wanted.get())
                    .orElseThrow(() -> new Failure.InvalidInput(
                            "there is no environment `%s` in `%s`".formatted(wanted.get(), Project.FILE),
                            "environments: "
                                    + String.join(
                                            ", ",
                                            project.stack().environments().stream()
                                                    .map(EnvironmentSpec::name)
                                                    .toList())));
            return withImages(named);
        }
        return project.stack()
                .environment(project.stack().defaultEnvironment())
                .filter(environment -> environment.run() == EnvironmentSpec.Run.ENGINE)
                .or(() -> project.stack().environment(USUAL))
                .map(ImageProject::withImages)
                .orElseThrow(() -> new Failure.InvalidInput(
                        "no environment of this stack runs on an engine", "name one with `--env NAME`"));
    }

    private static EnvironmentSpec withImages(EnvironmentSpec environment) {
        if (environment.run() != EnvironmentSpec.Run.ENGINE) {
            throw new Failure.InvalidInput(
                    "environment `%s` runs as processes and has no images".formatted(environment.name()),
                    "name another with `--env NAME`");
        }
        return environment;
    }
}
