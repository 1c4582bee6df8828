package dev.dmcp.application.generate.maven;

import java.util.List;
import java.util.Optional;

/**
 * The few facts of a POM that decide what a build of its module reads.
 *
 * @param parent path of the parent's POM relative to this one; nothing when it comes from a repository
 * @param finalName of the jar; nothing for Maven's own, artifact and version
 * @param dependencies artifact ids, of whatever group and scope
 */
public record Pom(
        String artifact,
        Optional<String> parent,
        List<String> modules,
        List<String> dependencies,
        Optional<String> finalName) {
    public Pom {
        modules = List.copyOf(modules);
        dependencies = List.copyOf(dependencies);
    }

    /** What the jar's name begins with. */
    public String jarName() {
        return finalName.filter(name -> !name.contains("${")).orElse(artifact);
    }
}
