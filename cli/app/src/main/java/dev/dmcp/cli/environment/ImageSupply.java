package dev.dmcp.cli.environment;

import dev.dmcp.application.build.BuildImages;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.converge.DesiredService;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.option.BuildFlagOptions;
import dev.dmcp.cli.option.BuilderChoice;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.compose.LoadedProject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds images of a project before its containers come up; what is up to date is not built again.
 *
 * @param registryTimeout how long a registry may say nothing; empty for the usual times
 */
record ImageSupply(ComposeSource source, LoadedProject loaded, Reporter reporter, Optional<Duration> registryTimeout) {

    /** The images of all services that are built here. */
    void build(DesiredState desired) {
        Set<String> built = new LinkedHashSet<>();
        desired.services().stream()
                .filter(DesiredService::isBuilt)
                .map(DesiredService::name)
                .forEach(built::add);
        if (!built.isEmpty()) {
            build(built);
        }
    }

    void build(Set<String> services) {
        Terminal terminal = source.invocation().terminal();
        BuildImages useCase = source.invocation()
                .wiring()
                .buildImages(source.options().host(), source.options().context(), BuilderChoice.usual(registryTimeout));
        BuildRequest request = new BuildRequest(
                loaded.name(),
                ComposeBuilds.wishes(
                        loaded.model(),
                        List.copyOf(services),
                        new BuildFlagOptions().flags(terminal.environment(), terminal.directory())),
                false);
        try {
            useCase.run(loaded.name(), useCase.plan(request), reporter);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("interrupted while building");
        }
    }
}
