package dev.dmcp.cli.wiring;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.RollBack;
import dev.dmcp.application.clean.CleanImages;
import dev.dmcp.application.compose.LoadProject;
import dev.dmcp.application.endpoints.RunEndpointChecks;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.generate.GenerateFiles;
import dev.dmcp.application.generate.WriteFiles;
import dev.dmcp.application.generate.template.EjectTemplates;
import dev.dmcp.application.generate.template.ProjectTemplates;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.application.port.BuildLock;
import dev.dmcp.application.port.BuildMemory;
import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.application.port.ContainerFigures;
import dev.dmcp.application.port.DockerfileChecker;
import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.application.port.ImageStore;
import dev.dmcp.application.port.PrivateNotes;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.settings.CheckSettings;
import dev.dmcp.application.settings.InitSettings;
import dev.dmcp.application.supervise.LocalEnvironment;
import dev.dmcp.application.supervise.LocalSettings;
import dev.dmcp.application.survey.DescribeProject;
import dev.dmcp.cli.option.BuilderChoice;
import dev.dmcp.cli.terminal.InterruptibleInput;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.engine.files.ComposeFilesOnDisk;
import dev.dmcp.engine.files.FilePrivateNotes;
import dev.dmcp.engine.files.FileWorkspace;
import dev.dmcp.engine.files.OneFile;
import dev.dmcp.engine.probe.NetworkCaller;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The one place where adapters are constructed; each on first use, since every class loaded is paid at each call. */
public final class Wiring {

    private final Terminal terminal;

    public Wiring(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The environment that adapters may need at construction. */
    public Terminal terminal() {
        return terminal;
    }

    /**
     * The use cases of an environment that runs as processes.
     *
     * @param name of the environment, for people
     */
    public LocalEnvironment localEnvironment(Path root, String name) {
        return new LocalWiring(terminal.environment()).environment(root, name);
    }

    /** What this machine adds to a stack that runs as processes. */
    public LocalSettings localSettings(Path root, Stack stack, Map<String, String> variables) {
        return new LocalWiring(terminal.environment()).settings(root, stack, variables);
    }

    /** The engine that the user means, by flags and environment; nothing is connected before its first use. */
    public ContainerEngine containerEngine(Optional<String> host, Optional<String> context) {
        return containerEngine(host, context, Optional.empty());
    }

    /**
     * As {@link #containerEngine(Optional, Optional)}.
     *
     * @param registryTimeout how long a registry may say nothing; empty for the usual times
     */
    public ContainerEngine containerEngine(
            Optional<String> host, Optional<String> context, Optional<Duration> registryTimeout) {
        return EngineWiring.engine(terminal.environment(), host, context, registryTimeout);
    }

    /** What containers use of the machine. */
    public ContainerFigures containerFigures(Optional<String> host, Optional<String> context) {
        return EngineWiring.containerFigures(terminal.environment(), host, context);
    }

    /** What registries have, asked for by way of the engine. */
    public ImageDigests imageDigests(
            Optional<String> host, Optional<String> context, Optional<Duration> registryTimeout) {
        return EngineWiring.imageDigests(terminal.environment(), host, context, registryTimeout);
    }

    /** Writes a first description of a repository. */
    public DescribeProject describeProject(Path root) {
        return new DescribeProject(new FileWorkspace(root));
    }

    /** Plans the files of a project. */
    public GenerateFiles generateFiles(Path root) {
        return new GenerateFiles(new FileWorkspace(root));
    }

    /** The templates as a project sees them; {@code folder} is that of its copies. */
    public ProjectTemplates projectTemplates(Path root, String folder) {
        return new ProjectTemplates(new FileWorkspace(root), folder);
    }

    /** Copies templates into a project. */
    public EjectTemplates ejectTemplates(Path root) {
        return new EjectTemplates(new FileWorkspace(root));
    }

    /** Loads compose projects from this machine's files; their warnings go to the error stream, unless quiet. */
    public LoadProject loadProject(boolean isQuiet) {
        Consumer<Problem> warnings =
                isQuiet ? _ -> {} : problem -> terminal.err().println("warning: " + problem);
        return new LoadProject(new ComposeFilesOnDisk(new InterruptibleInput(terminal.in())), warnings);
    }

    /** Writes the files of a project. */
    public WriteFiles writeFiles(Path root, Reporter reporter) {
        return new WriteFiles(new FileWorkspace(root), reporter);
    }

    /** Makes the settings and secrets of this machine. */
    public InitSettings initSettings(Path root) {
        return new InitSettings(new FileWorkspace(root), Wiring::randomSecret);
    }

    /** 256 bits, in characters that need no quotes anywhere. */
    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Checks the settings and secrets of this machine. */
    public CheckSettings checkSettings(Path root) {
        return new CheckSettings(new FileWorkspace(root));
    }

    /** Logins of this user to servers. */
    public PrivateNotes logins() {
        return new FilePrivateNotes(BuildWiring.state(terminal.environment(), "logins"));
    }

    /** Calls services of this machine. */
    public HttpCaller httpCaller() {
        return new NetworkCaller();
    }

    /** The use case that calls the endpoints of running services. */
    public RunEndpointChecks endpointChecks() {
        return new RunEndpointChecks(httpCaller());
    }

    /** The use case that builds images, on the builder that is chosen. */
    public BuildImages buildImages(Optional<String> host, Optional<String> context, BuilderChoice builder) {
        return new BuildWiring(terminal.environment(), host, context).buildImages(builder);
    }

    /** Reads what builds are made from. */
    public BuildInputs buildInputs(InstantSource clock) {
        return BuildWiring.inputs(terminal.environment(), clock);
    }

    /** What looks Dockerfiles over. */
    public DockerfileChecker dockerfileChecker(
            Optional<String> host, Optional<String> context, Optional<Duration> registryTimeout) {
        return new BuildWiring(terminal.environment(), host, context).dockerfileChecker(registryTimeout);
    }

    /** The use case that takes images away. */
    public CleanImages cleanImages(Optional<String> host, Optional<String> context) {
        return new BuildWiring(terminal.environment(), host, context).cleanImages();
    }

    /** The images of an engine. */
    public ImageStore imageStore(Optional<String> host, Optional<String> context) {
        return new BuildWiring(terminal.environment(), host, context).images();
    }

    /** The use case that goes back to earlier images. */
    public RollBack rollBack(Optional<String> host, Optional<String> context) {
        return new BuildWiring(terminal.environment(), host, context).rollBack();
    }

    /** What this machine remembers of builds. */
    public BuildMemory buildMemory(Optional<String> host, Optional<String> context) {
        return new BuildWiring(terminal.environment(), host, context).memory();
    }

    /** Keeps what is built apart from what is taken away. */
    public BuildLock buildLock() {
        return BuildWiring.lock(terminal.environment());
    }

    /** Writes a report of what was done. */
    public void writeReport(Path file, String text) {
        OneFile.writeReport(file, text);
    }

    /** Writes at the end of a report that others write to as well. */
    public void addToReport(Path file, String text) {
        OneFile.addToReport(file, text);
    }
}
