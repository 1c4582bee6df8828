package dev.dmcp.application.generate.npm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The workspaces of a project whose own folder holds the lock file, in the order of its {@code package.json}. */
public record NpmWorkspaces(List<NpmPackage> packages) {
    public NpmWorkspaces {
        packages = List.copyOf(packages);
    }

    public Optional<NpmPackage> in(String folder) {
        return packages.stream().filter(found -> found.folder().equals(folder)).findFirst();
    }

    /** The workspaces that one is built with, those that others of them need first. */
    public List<NpmPackage> neededToBuild(NpmPackage wanted) {
        Set<NpmPackage> needed = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(wanted.dependencies());
        names.addAll(wanted.developmentDependencies());
        collect(names, needed);
        needed.remove(wanted);
        return List.copyOf(needed);
    }

    /** The workspaces that one runs with. */
    public List<NpmPackage> neededToRun(NpmPackage wanted) {
        Set<NpmPackage> needed = new LinkedHashSet<>();
        collect(wanted.dependencies(), needed);
        needed.remove(wanted);
        return List.copyOf(needed);
    }

    private void collect(List<String> names, Set<NpmPackage> needed) {
        for (NpmPackage found : packages) {
            if (names.contains(found.name()) && !needed.contains(found)) {
                collect(found.dependencies(), needed);
                needed.add(found);
            }
        }
    }
}
