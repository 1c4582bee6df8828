package dev.dmcp.cli.output;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.hash.ConfigHash;
import dev.dmcp.compose.tree.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parts of a project, one a line, sorted. */
public final class ProjectLines {
    private final LoadedProject project;

    public ProjectLines(LoadedProject project) {
        this.project = project;
    }

    /** The names in a section, {@code services} or {@code volumes}. */
    public List<String> section(String name) {
        Fields section = project.canonical().fields(name);
        return section == null ? List.of() : List.copyOf(new TreeSet<>(section.keySet()));
    }

    /** The image of each service; one that is only built is named after project and service. */
    public List<String> images() {
        List<String> images = new ArrayList<>();
        for (String name : section("services")) {
            String image = service(name).text("image");
            images.add(image.isEmpty() ? project.name() + "-" + name : image);
        }
        return images;
    }

    public List<String> profiles() {
        return List.copyOf(project.profiles());
    }

    public List<String> environment() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(project.environment()).forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    /**
     * {@code name digest} for some services.
     *
     * @param names separated by commas, {@code *} for all
     */
    public List<String> hashes(String names) {
        List<String> wanted = names.equals("*") ? section("services") : List.of(names.split(",", -1));
        return wanted.stream()
                .sorted()
                .map(name -> name + " " + ConfigHash.of(service(name)))
                .toList();
    }

    private Fields service(String name) {
        Fields services = project.canonical().fields("services");
        Fields service = services == null ? null : services.fields(name);
        if (service == null) {
            throw new Failure.InvalidInput(
                    "there is no service `%s`".formatted(name), "services: " + String.join(", ", section("services")));
        }
        return service;
    }
}
