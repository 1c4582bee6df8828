package dev.dmcp.application.build;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.BuildOptions.SecretSource;
import dev.dmcp.application.image.Export;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line adds to what the project says, for every image.
 *
 * @param arguments win over those of the project
 * @param platforms instead of those of the project; empty for these
 * @param cacheFrom instead of those of the project; empty for these
 * @param cacheTo instead of those of the project; empty for these
 * @param attestations as {@link Attestations} has them; what is not named here is as the project says
 * @param export where the result goes; absent for the engine's own images
 * @param ssh agents beside those of the project: {@code default}, or {@code ID=SOCKET}
 * @param sshAgentSocket the user's agent; empty text where there is none
 */
public record BuildFlags(
        boolean noCache,
        boolean pull,
        boolean push,
        Map<String, String> arguments,
        List<String> platforms,
        List<Cache> cacheFrom,
        List<Cache> cacheTo,
        List<SecretSource> secrets,
        List<String> ssh,
        String sshAgentSocket,
        Map<String, String> attestations,
        Optional<Export> export) {

    public static final BuildFlags NONE = new BuildFlags(
            false,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            Map.of(),
            Optional.empty());

    /** What BuildKit knows; the last two are passed on as they are. */
    private static final List<String> CACHES = List.of("registry", "local", "inline", "gha", "s3", "azblob");

    public BuildFlags {
        arguments = Map.copyOf(arguments);
        platforms = List.copyOf(platforms);
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        secrets = List.copyOf(secrets);
        ssh = List.copyOf(ssh);
        attestations = Map.copyOf(attestations);
    }

    /** Reads a cache to take from: {@code type=registry,ref=…}; a plain name stands for a registry. */
    public static Cache cacheFrom(String text) {
        return required(text, cache(text), "src");
    }

    /** Reads a cache to give to. */
    public static Cache cacheTo(String text) {
        return required(text, cache(text), "dest");
    }

    private static Cache required(String text, Cache cache, String folder) {
        if (!CACHES.contains(cache.type())) {
            throw new Failure.InvalidInput(
                    "`%s` asks for a cache of type `%s`, and there is none".formatted(text, cache.type()),
                    "types: " + String.join(", ", CACHES));
        }
        String needed = switch (cache.type()) {
            case "registry" -> "ref";
            case "local" -> folder;
            default -> "";
        };
        if (!needed.isEmpty() && cache.attributes().getOrDefault(needed, "").isEmpty()) {
            throw new Failure.InvalidInput(
                    "`%s` does not say where the cache is".formatted(text),
                    "add `%s=…`, as in `type=%s,%s=%s`"
                            .formatted(
                                    needed,
                                    cache.type(),
                                    needed,
                                    needed.equals("ref") ? "registry/name:cache" : "FOLDER"));
        }
        return cache;
    }

    private static Cache cache(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            attributes.put(equals < 0 ? "ref" : part.substring(0, equals), part.substring(equals + 1));
        }
        String type = attributes.getOrDefault("type", "registry");
        attributes.remove("type");
        return new Cache(type, attributes);
    }
}
