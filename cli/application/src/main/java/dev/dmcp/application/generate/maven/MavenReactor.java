package dev.dmcp.application.generate.maven;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a Maven build that makes some of its modules. All paths are relative to the project.
 *
 * @param pom that Maven is called with: the nearest one above all wanted modules
 * @param otherPoms every POM that is read beside those in {@code folders}: parents above, modules that are not made
 * @param folders modules that are made, those that others need before them
 * @param needs all modules that a module is made with, also by way of others, by its folder
 * @param artifacts what the jar of a wanted module is called, by the module's folder
 */
public record MavenReactor(
        String pom,
        List<String> otherPoms,
        List<String> folders,
        Map<String, List<String>> needs,
        Map<String, String> artifacts) {
    public MavenReactor {
        otherPoms = List.copyOf(otherPoms);
        folders = List.copyOf(folders);
        needs = Map.copyOf(needs);
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }

    /** In the order of {@link #folders}. */
    public List<String> needs(String folder) {
        return needs.getOrDefault(folder, List.of());
    }

    /** A module as Maven's {@code --projects} names it: relative to the POM it is called with. */
    public String moduleOf(String folder) {
        String top = pom.substring(0, pom.length() - "pom.xml".length());
        return folder.length() < top.length() ? "." : folder.substring(top.length());
    }
}
