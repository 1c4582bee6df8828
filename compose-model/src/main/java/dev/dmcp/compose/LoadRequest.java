package dev.dmcp.compose;

import dev.dmcp.compose.load.LoadPhases;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to load.
 *
 * @param currentFolder absolute; relative names start here
 * @param files compose files, later over earlier, {@code -} for the standard input; empty to look for the usual names
 * @param projectDirectory relative paths in the files start here; empty for the first file's folder
 * @param projectName empty to derive it
 * @param environment the process's variables, which win over every file
 * @param envFiles files with more variables; empty to look for {@code .env}
 * @param profiles active profiles, {@code *} for all; empty to take {@code COMPOSE_PROFILES}
 * @param services only these and what they depend on; empty for all
 * @param phases what to leave out
 */
public record LoadRequest(
        String currentFolder,
        List<String> files,
        Optional<String> projectDirectory,
        Optional<String> projectName,
        Map<String, String> environment,
        List<String> envFiles,
        List<String> profiles,
        List<String> services,
        LoadPhases phases) {

    public LoadRequest {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
    }

    /** The project of a folder, with everything else by default. */
    public static LoadRequest of(String currentFolder, Map<String, String> environment) {
        return new LoadRequest(
                currentFolder,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                environment,
                List.of(),
                List.of(),
                List.of(),
                LoadPhases.ALL);
    }

    public LoadRequest withFiles(List<String> others) {
        return new LoadRequest(
                currentFolder,
                others,
                projectDirectory,
                projectName,
                environment,
                envFiles,
                profiles,
                services,
                phases);
    }

    public LoadRequest withProjectDirectory(Optional<String> other) {
        return new LoadRequest(
                currentFolder, files, other, projectName, environment, envFiles, profiles, services, phases);
    }

    public LoadRequest withProjectName(Optional<String> other) {
        return new LoadRequest(
                currentFolder, files, projectDirectory, other, environment, envFiles, profiles, services, phases);
    }

    public LoadRequest withEnvFiles(List<String> others) {
        return new LoadRequest(
                currentFolder, files, projectDirectory, projectName, environment, others, profiles, services, phases);
    }

    public LoadRequest withProfiles(List<String> others) {
        return new LoadRequest(
                currentFolder, files, projectDirectory, projectName, environment, envFiles, others, services, phases);
    }

    public LoadRequest withServices(List<String> others) {
        return new LoadRequest(
                currentFolder, files, projectDirectory, projectName, environment, envFiles, profiles, others, phases);
    }

    public LoadRequest withPhases(LoadPhases others) {
        return new LoadRequest(
                currentFolder, files, projectDirectory, projectName, environment, envFiles, profiles, services, others);
    }
}
