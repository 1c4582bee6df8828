package dev.dmcp.acceptance;

import dev.dmcp.compose.yaml.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A project made up from a seed: workspaces, packages in several versions with edges of every kind, and a lock file
 * where each version stands where npm would put it, as high as it can without hiding another that is found already.
 */
final class RandomNpmProject {
    static final int WORKSPACES = 4;
    private static final int PACKAGES = 14;

    private final Random random;
    private final Map<String, Map<String, @Nullable Object>> manifests = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> registry = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> places = new TreeMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    /** Where somebody looked in vain, or found another version further up, on the way to what it found. */
    private final List<String> hidden = new ArrayList<>();

    private final Deque<String> waiting = new ArrayDeque<>();

    private RandomNpmProject(long seed) {
        random = new Random(seed);
    }

    static RandomNpmProject of(long seed) {
        RandomNpmProject project = new RandomNpmProject(seed);
        project.publish();
        project.describe();
        project.install();
        return project;
    }

    static String workspace(int number) {
        return number == 0 ? "packages/base" : "workspace-" + number;
    }

    String lockText() {
        Map<String, @Nullable Object> lock = new LinkedHashMap<>();
        lock.put("name", "root");
        lock.put("lockfileVersion", 3);
        lock.put("packages", places);
        return JsonWriter.pretty(lock);
    }

    /** Writes the manifests and the lock file. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, Map<String, @Nullable Object>> manifest : manifests.entrySet()) {
            Path home = Files.createDirectories(folder.resolve(manifest.getKey()));
            Files.writeString(home.resolve("package.json"), JsonWriter.pretty(manifest.getValue()));
        }
        Files.writeString(folder.resolve("package-lock.json"), lockText());
    }

    private void publish() {
        for (int number = 0; number < PACKAGES; number++) {
            for (int version = 1; version <= 2; version++) {
                Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                entry.put("version", version + ".0.0");
                entry.put("dependencies", some(number + 1, 3));
                entry.put("optionalDependencies", some(number + 1, 1));
                Map<String, String> peers = some(number + 1, 1);
                entry.put("peerDependencies", peers);
                Map<String, @Nullable Object> meta = new LinkedHashMap<>();
                peers.keySet().forEach(peer -> meta.put(peer, Map.of("optional", true)));
                entry.put("peerDependenciesMeta", meta);
                registry.put(name(number) + "@" + version, entry);
            }
        }
    }

    private static String name(int number) {
        return number % 3 == 0 ? "@scope/package-" + number : "package-" + number;
    }

    /** Up to {@code most} packages with a number from {@code least} on, so that there is no ring. */
    private Map<String, String> some(int least, int most) {
        Map<String, String> some = new LinkedHashMap<>();
        for (int count = random.nextInt(most + 1); count > 0 && least < PACKAGES; count--) {
            some.put(name(random.nextInt(least, PACKAGES)), 1 + random.nextInt(2) + ".0.0");
        }
        return some;
    }

    private void describe() {
        List<String> folders = new ArrayList<>();
        for (int number = 0; number < WORKSPACES; number++) {
            Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
            manifest.put("name", "@own/" + number);
            manifest.put("version", "1.0.0");
            Map<String, String> dependencies = some(0, 4);
            if (number > 0 && random.nextBoolean()) {
                dependencies.put("@own/" + random.nextInt(number), "1.0.0");
            }
            manifest.put("dependencies", dependencies);
            manifest.put("devDependencies", without(some(0, 4), dependencies));
            manifests.put(workspace(number), manifest);
            folders.add(workspace(number));
        }
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", "root");
        root.put("workspaces", folders);
        root.put("devDependencies", some(0, 2));
        root.put("allowScripts", Map.of("package-1", true));
        manifests.put("", root);
    }

    private static Map<String, String> without(Map<String, String> some, Map<String, String> others) {
        some.keySet().removeAll(others.keySet());
        return some;
    }

    private void install() {
        for (Map.Entry<String, Map<String, @Nullable Object>> manifest : manifests.entrySet()) {
            places.put(manifest.getKey(), withoutScripts(manifest.getValue()));
        }
        for (int number = 0; number < WORKSPACES; number++) {
            Map<String, @Nullable Object> link = new LinkedHashMap<>();
            link.put("resolved", workspace(number));
            link.put("link", true);
            places.put("node_modules/@own/" + number, link);
        }
        manifests.keySet().forEach(waiting::add);
        while (!waiting.isEmpty()) {
            String place = waiting.remove();
            for (String kind : List.of("dependencies", "optionalDependencies", "devDependencies")) {
                NpmLock.texts(places.get(place), kind).forEach((name, version) -> require(place, name, version));
            }
        }
    }

    private static Map<String, @Nullable Object> withoutScripts(Map<String, @Nullable Object> manifest) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>(manifest);
        entry.remove("allowScripts");
        return entry;
    }

    private void require(String from, String name, String version) {
        List<String> candidates = candidates(from, name);
        for (String candidate : candidates) {
            if (places.containsKey(candidate)) {
                boolean fits = name.startsWith("@own/") || version.equals(versions.get(candidate));
                if (fits) {
                    passed(candidates, candidate);
                    return;
                }
                break;
            }
        }
        String place = highestFree(candidates);
        Map<String, @Nullable Object> entry = registry.get(name + "@" + version.charAt(0));
        places.put(place, entry == null ? new LinkedHashMap<>() : new LinkedHashMap<>(entry));
        versions.put(place, version);
        passed(candidates, place);
        waiting.add(place);
    }

    /** Nearest first. */
    private static List<String> candidates(String from, String name) {
        List<String> candidates = new ArrayList<>();
        String folder = from;
        while (!folder.isEmpty()) {
            candidates.add(folder + "/node_modules/" + name);
            folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
        }
        candidates.add("node_modules/" + name);
        candidates.removeIf(place -> place.contains("node_modules/node_modules/") || inScopeFolder(place));
        return candidates;
    }

    /** No package, but a folder of packages. */
    private static boolean inScopeFolder(String place) {
        String above = place.substring(0, place.lastIndexOf("/node_modules/") + 1);
        String last = above.substring(above.lastIndexOf('/', above.length() - 2) + 1);
        return last.startsWith("@") || last.startsWith("packages/");
    }

    private String highestFree(List<String> candidates) {
        String best = candidates.getFirst();
        for (String candidate : candidates) {
            if (places.containsKey(candidate) || hidden.contains(candidate)) {
                break;
            }
            best = candidate;
        }
        return best;
    }

    private void passed(List<String> candidates, String found) {
        hidden.addAll(candidates.subList(0, candidates.indexOf(found)));
    }
}
