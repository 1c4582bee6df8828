package dev.dmcp.cli.option;

import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.load.LoadPhases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the flags that name a project into the request that loads it. */
public final class ComposeOptions {
    private ComposeOptions() {}

    /**
     * A request for the project that the flags name.
     *
     * @param files compose files of an environment, for when no {@code -f} is given; empty to look for the usual names
     */
    public static LoadRequest request(
            ProjectOptions project,
            Path startedIn,
            List<String> files,
            List<String> services,
            LoadPhases phases,
            Map<String, String> variables) {
        List<String> named = project.files().stream().map(Path::toString).toList();
        return new LoadRequest(
                project.directory(startedIn).toAbsolutePath().normalize().toString(),
                named.isEmpty() ? files : named,
                Optional.empty(),
                project.projectName(),
                variables,
                project.envFiles().stream().map(Path::toString).toList(),
                project.profiles(),
                services,
                phases);
    }
}
