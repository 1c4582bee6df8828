package dev.dmcp.application.project;

import java.util.List;
import java.util.Optional;

/**
 * How an npm package is built.
 *
 * @param script of its {@code package.json}: {@code build}
 * @param omitPackages development dependencies that its build does not need; one that ends with {@code *} stands for all
 *     that begin so
 * @param omitFiles patterns of what the program never reads of what is installed, and no image holds
 * @param prepare what is done between installing and building
 */
public record NpmBuild(String script, List<String> omitPackages, List<String> omitFiles, Optional<Prepare> prepare) {

    /** The script {@code build}, with all packages. */
    public static final NpmBuild USUAL = new NpmBuild("build", List.of(), List.of(), Optional.empty());

    /**
     * @param files folders that it reads, relative to the project
     * @param command a shell's command line, run in the project's folder
     * @param outputs folders that it makes, relative to the project; those below {@code node_modules} are installed with the rest
     */
    public record Prepare(List<String> files, String command, List<String> outputs) {
        public Prepare {
            files = List.copyOf(files);
            outputs = List.copyOf(outputs);
        }
    }

    public NpmBuild {
        omitPackages = List.copyOf(omitPackages);
        omitFiles = List.copyOf(omitFiles);
    }
}
