package dev.dmcp.application.generate.npm;

import java.util.List;

/**
 * The few facts of a {@code package.json}.
 *
 * @param folder relative to the project
 * @param main the file that runs it, without {@code ./}
 * @param files folders that belong to it once it is built
 * @param dependencies that it runs with
 * @param developmentDependencies that it is built with
 */
public record NpmPackage(
        String folder,
        String name,
        String main,
        List<String> files,
        List<String> scripts,
        List<String> dependencies,
        List<String> developmentDependencies) {

    public NpmPackage {
        files = List.copyOf(files);
        scripts = List.copyOf(scripts);
        dependencies = List.copyOf(dependencies);
        developmentDependencies = List.copyOf(developmentDependencies);
    }
}
