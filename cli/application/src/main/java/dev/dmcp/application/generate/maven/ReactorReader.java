package dev.dmcp.application.generate.maven;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the Maven build that makes some modules, by reading POMs and nothing else. */
public final class ReactorReader {
    private static final String POM = "pom.xml";

    private final Workspace workspace;
    private final Map<String, Optional<Pom>> poms = new HashMap<>();

    public ReactorReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** @param wanted folders of modules, at least one */
    public MavenReactor read(List<String> wanted) {
        for (String folder : wanted) {
            if (pomIn(folder).isEmpty()) {
                throw new Failure.InvalidInput(
                        "there is no `%s`".formatted(join(folder, POM)),
                        "check `path` of the service in `dmcp.yaml`; a service of kind `java` is a Maven module");
            }
        }
        Map<String, String> folderOfArtifact = new LinkedHashMap<>();
        modulesBelow(highest(wanted), folderOfArtifact);
        Set<String> made = new LinkedHashSet<>();
        wanted.forEach(folder -> withNeeds(folder, folderOfArtifact, made));
        String top = nearest(wanted.getFirst(), made);
        Map<String, String> artifacts = new LinkedHashMap<>();
        wanted.forEach(folder -> artifacts.put(folder, require(folder).jarName()));
        return new MavenReactor(
                join(top, POM),
                otherPoms(modulesBelow(top, new HashMap<>()), made),
                List.copyOf(made),
                needs(made, folderOfArtifact),
                artifacts);
    }

    /** The highest folder whose POM has all wanted modules below it: there every sibling is known. */
    private String highest(List<String> wanted) {
        List<String> candidates = ancestors(wanted.getFirst());
        for (String folder : candidates.reversed()) {
            if (pomIn(folder).isPresent()
                    && modulesBelow(folder, new HashMap<>()).containsAll(wanted)) {
                return folder;
            }
        }
        throw new Failure.InvalidInput(
                "no `pom.xml` has all of %s as modules".formatted(String.join(", ", wanted)),
                "list them under `<modules>` of one POM above them, so that one Maven call builds them all");
    }

    /** The nearest folder whose POM has these modules below it: the fewest POMs to read, and to change. */
    private String nearest(String wanted, Set<String> made) {
        return ancestors(wanted).stream()
                .filter(folder -> pomIn(folder).isPresent())
                .filter(folder -> modulesBelow(folder, new HashMap<>()).containsAll(made))
                .findFirst()
                .orElseThrow();
    }

    /** The folder itself first, the project's own last. */
    private static List<String> ancestors(String folder) {
        List<String> ancestors = new ArrayList<>();
        for (String at = folder; !at.isEmpty(); at = parentOf(at)) {
            ancestors.add(at);
        }
        ancestors.add("");
        return ancestors;
    }

    private Set<String> modulesBelow(String folder, Map<String, String> folderOfArtifact) {
        Set<String> folders = new LinkedHashSet<>();
        collect(folder, folders, folderOfArtifact);
        return folders;
    }

    private void collect(String folder, Set<String> folders, Map<String, String> folderOfArtifact) {
        Optional<Pom> pom = pomIn(folder);
        if (pom.isEmpty() || !folders.add(folder)) {
            return;
        }
        folderOfArtifact.put(pom.get().artifact(), folder);
        for (String module : pom.get().modules()) {
            collect(join(folder, module), folders, folderOfArtifact);
        }
    }

    private void withNeeds(String folder, Map<String, String> folderOfArtifact, Set<String> made) {
        if (made.contains(folder)) {
            return;
        }
        for (String artifact : require(folder).dependencies()) {
            String needed = folderOfArtifact.get(artifact);
            if (needed != null) {
                withNeeds(needed, folderOfArtifact, made);
            }
        }
        made.add(folder);
    }

    /**
     * By what POMs mention, parents' too: a plugin may use a module as much as a module does. What may read files of
     * any other module needs all of them.
     */
    private Map<String, List<String>> needs(Set<String> made, Map<String, String> folderOfArtifact) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (String folder : made) {
            Set<String> found = new LinkedHashSet<>();
            mentioned(folder, made, folderOfArtifact, found);
            found.add(folder);
            if (found.stream().anyMatch(this::reachesOut)) {
                found.addAll(made);
            }
            found.remove(folder);
            needs.put(folder, made.stream().filter(found::contains).toList());
        }
        return needs;
    }

    private void mentioned(String folder, Set<String> made, Map<String, String> folderOfArtifact, Set<String> found) {
        for (Pom pom : withParents(folder)) {
            for (String artifact : pom.mentions()) {
                String other = folderOfArtifact.get(artifact);
                if (other != null && made.contains(other) && found.add(other)) {
                    mentioned(other, made, folderOfArtifact, found);
                }
            }
        }
    }

    private boolean reachesOut(String folder) {
        return withParents(folder).stream().anyMatch(Pom::reachesOut);
    }

    private List<Pom> withParents(String folder) {
        Set<String> parents = new LinkedHashSet<>();
        parents(folder, parents);
        List<Pom> poms = new ArrayList<>(List.of(require(folder)));
        parents.forEach(pom -> poms.add(require(parentOf(pom))));
        return poms;
    }

    private List<String> otherPoms(Set<String> all, Set<String> made) {
        Set<String> others = new LinkedHashSet<>();
        for (String folder : all) {
            parents(folder, others);
            if (!made.contains(folder)) {
                others.add(join(folder, POM));
            }
        }
        made.forEach(folder -> others.remove(join(folder, POM)));
        return List.copyOf(others);
    }

    private void parents(String folder, Set<String> poms) {
        parentPom(folder).ifPresent(pom -> {
            parents(parentOf(pom), poms);
            poms.add(pom);
        });
    }

    /** The parent's POM when it is a file of this project. */
    private Optional<String> parentPom(String folder) {
        return require(folder)
                .parent()
                .map(relative -> join(folder, relative.endsWith(".xml") ? relative : relative + "/" + POM))
                .filter(path -> pomIn(parentOf(path)).isPresent());
    }

    private Pom require(String folder) {
        return pomIn(folder).orElseThrow(() -> new IllegalStateException("no POM in `" + folder + "`"));
    }

    private Optional<Pom> pomIn(String folder) {
        String path = join(folder, POM);
        return poms.computeIfAbsent(folder, _ -> workspace.read(path).map(text -> PomReader.read(path, text)));
    }

    private static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Joins and resolves {@code .} and {@code ..}; what would lead out of the project stays at its top. */
    private static String join(String folder, String relative) {
        List<String> parts = new ArrayList<>();
        for (String part : (folder + "/" + relative).split("/")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
