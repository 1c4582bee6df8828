package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is built.
 *
 * @param context an absolute folder, or a URL
 * @param dockerfile relative to the context, unless absolute
 * @param dockerfileInline instead of a file
 * @param args an argument without a value is left out of the build
 * @param additionalContexts folders, {@code docker-image://…}, URLs or {@code service:name}
 * @param ssh {@code default} or {@code name: path}
 * @param shmSizeBytes 0 for the builder's own
 */
public record Build(
        String context,
        Optional<String> dockerfile,
        Optional<String> dockerfileInline,
        Optional<String> target,
        Map<String, Optional<String>> args,
        Map<String, String> additionalContexts,
        Map<String, String> labels,
        List<String> tags,
        List<String> platforms,
        List<String> cacheFrom,
        List<String> cacheTo,
        List<FileMount> secrets,
        List<String> ssh,
        List<String> entitlements,
        List<String> extraHosts,
        Optional<String> network,
        Optional<String> provenance,
        Optional<String> sbom,
        boolean noCache,
        boolean pull,
        boolean privileged,
        long shmSizeBytes,
        List<Ulimit> ulimits) {}
