package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.SolveRequest;
import dev.dmcp.engine.files.ContentFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Caches as the builder wants to be told of them. A local one lies on this machine: the builder is told the digest to
 * begin with, and reads and writes blobs through the session. One of GitHub Actions takes its address and token from the
 * environment of the job, where the user names none; outside of a job it is left out, as by docker.
 */
final class CacheEntries {
    private static final String LOCAL = "local";
    private static final String GITHUB = "gha";
    private static final Set<String> TRUE = Set.of("1", "t", "true");
    /** What the builder reports after it wrote a cache: the descriptor of its manifest. */
    private static final String MANIFEST = "cache.manifest";

    private final Map<String, String> environment;
    private final Consumer<String> warnings;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** @param warnings takes a sentence for each cache that is left out */
    CacheEntries(Map<String, String> environment, Consumer<String> warnings) {
        this.environment = Map.copyOf(environment);
        this.warnings = warnings;
    }

    /** Once, however many images it is true of. */
    private void warn(String words) {
        if (said.add(words)) {
            warnings.accept(words);
        }
    }

    /** The folders of all local caches, by the names that the builder calls them. */
    static Map<String, ContentFolder> folders(List<ImageBuild> builds) {
        Map<String, ContentFolder> folders = new TreeMap<>();
        for (ImageBuild build : builds) {
            build.options().cacheFrom().forEach(cache -> folder(cache, "src", folders));
            build.options().cacheTo().forEach(cache -> folder(cache, "dest", folders));
        }
        return folders;
    }

    private static void folder(Cache cache, String attribute, Map<String, ContentFolder> folders) {
        String path = cache.attributes().getOrDefault(attribute, "");
        if (cache.type().equals(LOCAL) && !path.isEmpty()) {
            folders.put("local:" + path, new ContentFolder(Path.of(path)));
        }
    }

    List<SolveRequest.Cache> imports(List<Cache> caches) throws IOException {
        List<SolveRequest.Cache> entries = new ArrayList<>();
        for (Cache cache : caches) {
            Optional<Map<String, String>> attributes =
                    cache.type().equals(LOCAL) ? local(cache.attributes()) : attributes(cache);
            attributes.ifPresent(known -> entries.add(new SolveRequest.Cache(cache.type(), known)));
        }
        return entries;
    }

    List<SolveRequest.Cache> exports(List<Cache> caches) {
        List<SolveRequest.Cache> entries = new ArrayList<>();
        for (Cache cache : caches) {
            attributes(cache).ifPresent(known -> entries.add(new SolveRequest.Cache(cache.type(), known)));
        }
        return entries;
    }

    /** Gives what was written into local caches its tag, so that the next build finds it. */
    static void keep(List<Cache> exports, Map<String, String> response) throws IOException {
        String manifest = response.get(MANIFEST);
        for (Cache cache : exports) {
            if (manifest != null && cache.type().equals(LOCAL)) {
                Path folder = Path.of(cache.attributes().getOrDefault("dest", ""));
                new ContentFolder(folder).tag(tag(cache.attributes()), manifest);
            }
        }
    }

    /** A cache that is not there yet is none: the first build of a machine has nothing to take from. */
    private Optional<Map<String, String>> local(Map<String, String> attributes) throws IOException {
        ContentFolder folder = new ContentFolder(Path.of(attributes.getOrDefault("src", "")));
        Optional<String> digest =
                Optional.ofNullable(attributes.get("digest")).or(() -> tagged(folder, tag(attributes)));
        if (digest.isEmpty() || folder.sizeOf(digest.get()).isEmpty()) {
            warn("the cache `%s` is empty so far".formatted(attributes.getOrDefault("src", "")));
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("digest", digest.get());
        return Optional.of(all);
    }

    private Optional<String> tagged(ContentFolder folder, String tag) {
        try {
            return folder.tagged(tag);
        } catch (IOException unreadable) {
            warn("a local cache cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String tag(Map<String, String> attributes) {
        return attributes.getOrDefault("tag", "latest");
    }

    private Optional<Map<String, String>> attributes(Cache cache) {
        return cache.type().equals(GITHUB) ? github(cache.attributes()) : Optional.of(cache.attributes());
    }

    /** Told as docker buildx tells it: a service of the first version is not sent to the address of the second. */
    private Optional<Map<String, String>> github(Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(given);
        add(all, "token", "ACTIONS_RUNTIME_TOKEN");
        if (isOfSecondVersion(given)) {
            add(all, "url_v2", "ACTIONS_RESULTS_URL");
        }
        add(all, "url", "ACTIONS_CACHE_URL");
        add(all, "url", "ACTIONS_RESULTS_URL");
        if (!all.containsKey("token") || !(all.containsKey("url") || all.containsKey("url_v2"))) {
            warn("the cache `type=gha` is left out: `ACTIONS_RUNTIME_TOKEN` and `ACTIONS_RESULTS_URL`"
                    + " are not set, as they are in a job of GitHub Actions that shows them to its steps");
            return Optional.empty();
        }
        return Optional.of(all);
    }

    private boolean isOfSecondVersion(Map<String, String> given) {
        String said = given.get("version");
        return said == null
                ? TRUE.contains(
                        environment.getOrDefault("ACTIONS_CACHE_SERVICE_V2", "").toLowerCase(Locale.ROOT))
                : said.equals("2");
    }

    private void add(Map<String, String> all, String attribute, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            all.putIfAbsent(attribute, value);
        }
    }
}
