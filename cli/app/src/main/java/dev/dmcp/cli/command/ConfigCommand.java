package dev.dmcp.cli.command;

import dev.dmcp.application.compose.PinnedImages;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.EnvironmentSpec;
import dev.dmcp.cli.environment.Project;
import dev.dmcp.cli.option.ComposeOptions;
import dev.dmcp.cli.option.OutputOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.option.RegistryOptions;
import dev.dmcp.cli.output.ProjectLines;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.load.LoadPhases;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "config",
        description = {
            "Print the compose project as it is understood: files merged, variables replaced, short forms written out.",
            "Says everything that is wrong with the files, each with its line."
        },
        footer = {
            "",
            "Examples:",
            "  dmcp config                       YAML",
            "  dmcp config prod -o json          the environment `prod`, as JSON",
            "  dmcp config -q                    only check",
            "  dmcp config --hash '*'            docker compose's own digest of each service"
        })
final class ConfigCommand implements Callable<Integer> {

    enum Format {
        YAML,
        JSON
    }

    /** What is printed instead of the whole project. */
    static final class Part {
        @Option(names = "--services", description = "The names of the services, one a line.")
        boolean services;

        @Option(names = "--volumes", description = "The names of the volumes.")
        boolean volumes;

        @Option(names = "--networks", description = "The names of the networks.")
        boolean networks;

        @Option(names = "--images", description = "The images.")
        boolean images;

        @Option(names = "--profiles", description = "The profiles.")
        boolean profiles;

        @Option(names = "--environment", description = "The variables that were used.")
        boolean environment;

        @Option(
                names = "--hash",
                paramLabel = "SERVICE,…",
                description = "docker compose's digest of some services; `*` for all.")
        @Nullable
        String hash;

        /** How many were asked for; more than one would be two answers in one. */
        private int asked() {
            int asked = hash == null ? 0 : 1;
            for (boolean flag : new boolean[] {services, volumes, networks, images, profiles, environment}) {
                asked += flag ? 1 : 0;
            }
            return asked;
        }
    }

    private final Invocation invocation;

    @Mixin
    final ProjectOptions project = new ProjectOptions.Usual();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final Part part = new Part();

    @Option(names = "--format", paramLabel = "FORMAT", description = "Print `yaml` or `json`.")
    @Nullable
    Format format;

    @Option(names = "--resolve-image-digests", description = "Pin each image to the digest that its registry has now.")
    boolean pinsImages;

    @Mixin
    final RegistryOptions registry = new RegistryOptions();

    @Option(names = "--no-interpolate", description = "Leave variables as they are.")
    boolean keepsVariables;

    @Option(names = "--no-normalize", description = "Leave out what is only implied.")
    boolean keepsImplied;

    @Option(names = "--no-path-resolution", description = "Leave relative paths as they are.")
    boolean keepsPaths;

    @Option(names = "--no-consistency", description = "Do not check what refers to what.")
    boolean skipsConsistency;

    @Option(names = "--no-env-resolution", description = "Leave `env_file` as it is.")
    boolean keepsEnvFiles;

    @Option(names = "--all-resources", description = "Print also what no service uses.")
    boolean keepsUnused;

    @Parameters(
            paramLabel = "[ENV] SERVICE",
            arity = "0..*",
            description = "An environment of dmcp.yaml, then services (all otherwise).")
    List<String> words = List.of();

    ConfigCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (part.asked() > 1) {
            throw new Failure.InvalidInput(
                    "only one part of the project can be printed at a time", "run `dmcp config` once for each");
        }
        Optional<Duration> registryTimeout = registry.timeout();
        LoadedProject loaded = invocation.wiring().loadProject(output.isQuiet()).load(request());
        if (pinsImages) {
            loaded = PinnedImages.of(
                    loaded, invocation.wiring().imageDigests(project.host(), project.context(), registryTimeout));
        }
        if (!output.isQuiet()) {
            print(loaded, invocation.terminal().out());
        }
        return ExitCode.DONE.code();
    }

    private LoadRequest request() {
        Optional<Project> stack =
                words.isEmpty() || !project.files().isEmpty() ? Optional.empty() : Project.find(invocation, project);
        Optional<EnvironmentSpec> environment = stack.flatMap(
                        found -> found.stack().environment(words.getFirst()))
                .filter(named -> named.run() == EnvironmentSpec.Run.ENGINE);
        if (environment.isEmpty()) {
            Path folder = project.directory(invocation.terminal().directory());
            return request(folder, List.of(), words);
        }
        return request(stack.orElseThrow().root(), environment.get().composeFiles(), words.subList(1, words.size()));
    }

    private LoadRequest request(Path folder, List<String> files, List<String> services) {
        return ComposeOptions.request(
                        project, folder, files, invocation.terminal().environment())
                .withServices(services)
                .withPhases(phases());
    }

    private LoadPhases phases() {
        return new LoadPhases(
                !keepsVariables, !keepsImplied, !keepsPaths, !skipsConsistency, !keepsEnvFiles, keepsUnused);
    }

    private void print(LoadedProject loaded, PrintStream out) {
        if (part.asked() == 1) {
            lines(new ProjectLines(loaded), part).forEach(out::println);
        } else if (format == Format.JSON || (format == null && output.isJson())) {
            out.println(loaded.json());
        } else {
            out.print(loaded.yaml());
        }
    }

    private static List<String> lines(ProjectLines lines, Part part) {
        if (part.services) {
            return lines.section("services");
        }
        if (part.volumes) {
            return lines.section("volumes");
        }
        if (part.networks) {
            return lines.section("networks");
        }
        if (part.images) {
            return lines.images();
        }
        if (part.profiles) {
            return lines.profiles();
        }
        if (part.environment) {
            return lines.environment();
        }
        return part.hash == null ? List.of() : lines.hashes(part.hash);
    }
}
