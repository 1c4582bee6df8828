package dev.dmcp.acceptance;

import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An npm lock file as a judge of what was made of it: written apart from the program that prunes, so that both would have
 * to be wrong in the same way.
 *
 * @param packages by place
 */
record NpmLock(Map<String, @Nullable Object> packages) {

    static NpmLock of(String text) {
        if (YamlReader.read("package-lock.json", text) instanceof ReadResult.Documents documents
                && documents.nodes().getFirst() instanceof YamlNode.Mapping mapping) {
            return new NpmLock(object(mapping.toPlain().get("packages")));
        }
        throw new AssertionError("no lock file: " + text);
    }

    static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> members.put(String.valueOf(key), member));
        }
        return members;
    }

    static Map<String, String> texts(@Nullable Object entry, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(object(entry).get(key)).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    boolean has(String place) {
        return packages.containsKey(place);
    }

    Map<String, String> names(String place, String kind) {
        return texts(packages.get(place), kind);
    }

    Optional<String> target(String place) {
        return object(packages.get(place)).get("resolved") instanceof String target && !isFolder(place)
                ? Optional.of(target)
                : Optional.empty();
    }

    static boolean isFolder(String place) {
        return !place.startsWith("node_modules/") && !place.contains("/node_modules/");
    }

    /** As Node.js looks: in the folder itself, then in each above. */
    Optional<String> resolve(String from, String name) {
        String folder = from;
        while (true) {
            String place = folder.isEmpty() ? "node_modules/" + name : folder + "/node_modules/" + name;
            if (packages.containsKey(place)) {
                return Optional.of(place);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
        }
    }
}
