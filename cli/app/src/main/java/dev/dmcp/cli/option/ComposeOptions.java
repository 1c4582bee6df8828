package dev.dmcp.cli.option;

import dev.dmcp.compose.LoadRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns the flags that name a project into the request that loads it. */
public final class ComposeOptions {
    private ComposeOptions() {}

    /**
     * A request for the project that the flags name.
     *
     * @param folder where relative names start
     * @param files compose files of an environment, for when no {@code -f} is given; empty to look for the usual names
     */
    public static LoadRequest request(
            ProjectOptions project, Path folder, List<String> files, Map<String, String> variables) {
        List<String> named = project.files().stream().map(Path::toString).toList();
        return LoadRequest.of(folder.toAbsolutePath().normalize().toString(), variables)
                .withFiles(named.isEmpty() ? files : named)
                .withProjectName(project.projectName())
                .withEnvFiles(project.envFiles().stream().map(Path::toString).toList())
                .withProfiles(project.profiles());
    }
}
