package dev.dmcp.application.generate.maven;

import java.util.List;
import java.util.Optional;

/**
 * The few facts of a POM that decide what a build of its module reads.
 *
 * @param parent path of the parent's POM relative to this one; nothing when it comes from a repository
 * @param finalName of the jar; nothing for Maven's own, artifact and version
 * @param dependencies artifact ids, of whatever group and scope
 * @param mentions artifact ids that stand anywhere in it but where they need nothing: its own, its parent's, those whose
 *     versions it manages; plugins and what they use, profiles
 * @param reachesOut whether it has a path that may lead out of its folder, and so into any other module
 */
public record Pom(
        String artifact,
        Optional<String> parent,
        List<String> modules,
        List<String> dependencies,
        List<String> mentions,
        boolean reachesOut,
        Optional<String> finalName) {
    public Pom {
        modules = List.copyOf(modules);
        dependencies = List.copyOf(dependencies);
        mentions = List.copyOf(mentions);
    }

    /** What the jar's name begins with. */
    public String jarName() {
        return finalName.filter(name -> !name.contains("${")).orElse(artifact);
    }
}
