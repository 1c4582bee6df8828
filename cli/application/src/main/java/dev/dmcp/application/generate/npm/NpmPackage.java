package dev.dmcp.application.generate.npm;

import java.util.List;
import java.util.Optional;

/**
 * The few facts of a {@code package.json}.
 *
 * @param folder relative to the project
 * @param main the file that runs it, without {@code ./}; nothing where it does not say
 * @param files files and folders that belong to it, as it says itself; none where it does not say
 * @param ignored those of {@code files} that are no sources, as Git is told
 * @param dependencies that it runs with
 * @param developmentDependencies that it is built with
 */
public record NpmPackage(
        String folder,
        String name,
        Optional<String> main,
        List<String> files,
        List<String> ignored,
        List<String> scripts,
        List<String> dependencies,
        List<String> developmentDependencies) {

    public NpmPackage {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
        scripts = List.copyOf(scripts);
        dependencies = List.copyOf(dependencies);
        developmentDependencies = List.copyOf(developmentDependencies);
    }

    /** The files and folders that belong to it once a script has built it; none when there is no such script, and all of it does. */
    public List<String> builtBy(String script) {
        return files.isEmpty() && scripts.contains(script) ? List.of("dist") : files;
    }

    /** Those of {@link #builtBy} that nobody wrote by hand, for sure. */
    public List<String> madeBy(String script) {
        return scripts.contains(script)
                ? builtBy(script).stream()
                        .filter(path -> path.equals("dist") || ignored.contains(path))
                        .toList()
                : List.of();
    }
}
