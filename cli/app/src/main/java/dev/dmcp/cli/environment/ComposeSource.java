package dev.dmcp.cli.environment;

import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.cli.option.ComposeOptions;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadedProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a compose project comes from, and which engine runs it.
 *
 * @param folder where relative names start
 * @param files of the environment, relative to the folder; empty to look for the usual names
 */
record ComposeSource(Invocation invocation, Path folder, List<String> files, ProjectOptions options, boolean isQuiet) {

    /** The project with these services and what they depend on; all where none is named. */
    LoadedProject load(List<String> services) {
        LoadRequest request = ComposeOptions.request(
                        options, folder, files, invocation.terminal().environment())
                .withServices(services);
        return invocation.wiring().loadProject(isQuiet).load(request);
    }

    ContainerEngine engine() {
        return invocation.wiring().containerEngine(options.host(), options.context());
    }

    /** @param registryTimeout how long a registry may say nothing; empty for the usual times */
    ContainerEngine engine(Optional<Duration> registryTimeout) {
        return invocation.wiring().containerEngine(options.host(), options.context(), registryTimeout);
    }
}
