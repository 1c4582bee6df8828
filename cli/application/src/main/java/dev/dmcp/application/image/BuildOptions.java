package dev.dmcp.application.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an image is built, without a say in what it becomes; only attestations count to what it is built from.
 *
 * @param noCache run every step again
 * @param pull ask the registries whether base images have changed
 * @param push send the image to its registry afterwards
 * @param export where the result goes; absent for the engine's own images
 * @param entitlements what the steps may do beyond the usual: {@code network.host}, {@code security.insecure}
 * @param attestations what is recorded beside the image, with its attributes as BuildKit writes them:
 *     {@code provenance} to {@code mode=max}, {@code sbom} to {@code generator=…}; empty text for the defaults
 */
public record BuildOptions(
        boolean noCache,
        boolean pull,
        boolean push,
        List<Cache> cacheFrom,
        List<Cache> cacheTo,
        List<SecretSource> secrets,
        List<SshAgent> sshAgents,
        List<String> entitlements,
        Map<String, String> attestations,
        Optional<Export> export) {

    public static final BuildOptions USUAL = new BuildOptions(
            false, false, false, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty());

    /**
     * A cache outside of the builder.
     *
     * @param type {@code registry}, {@code local}, {@code inline}, {@code gha}
     */
    public record Cache(String type, Map<String, String> attributes) {
        public Cache {
            attributes = Map.copyOf(attributes);
        }

        /** With a local cache's relative folder made absolute. */
        public Cache withFolders(String base) {
            if (!type.equals("local")) {
                return this;
            }
            Map<String, String> absolute = new TreeMap<>(attributes);
            for (String name : List.of("src", "dest")) {
                absolute.computeIfPresent(
                        name, (same, folder) -> folder.startsWith("/") ? folder : base + "/" + folder);
            }
            return new Cache(type, absolute);
        }
    }

    /**
     * Where the value of a secret is read when a step asks for it; never before, and it is kept nowhere.
     *
     * @param source a file or an environment variable
     */
    public record SecretSource(String id, Kind kind, String source) {
        public enum Kind {
            FILE,
            ENVIRONMENT
        }
    }

    /**
     * An SSH agent that steps may use.
     *
     * @param sources the absolute path of its socket, or those of files with keys, for which one is started
     */
    public record SshAgent(String id, List<String> sources) {
        public SshAgent {
            sources = List.copyOf(sources);
        }
    }

    public BuildOptions {
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        secrets = List.copyOf(secrets);
        sshAgents = List.copyOf(sshAgents);
        entitlements = List.copyOf(entitlements);
        attestations = Map.copyOf(attestations);
    }

    // Written out for the same reason as those of BuildInput.

    @Override
    public boolean equals(Object other) {
        return other instanceof BuildOptions options && parts().equals(options.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(noCache, pull, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withNoCache() {
        return new BuildOptions(
                true, pull, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withPull() {
        return new BuildOptions(
                noCache, true, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withPush() {
        return new BuildOptions(
                noCache, pull, true, cacheFrom, cacheTo, secrets, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withCaches(List<Cache> from, List<Cache> to) {
        return new BuildOptions(noCache, pull, push, from, to, secrets, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withSecrets(List<SecretSource> others) {
        return new BuildOptions(
                noCache, pull, push, cacheFrom, cacheTo, others, sshAgents, entitlements, attestations, export);
    }

    public BuildOptions withAttestations(Map<String, String> others) {
        return new BuildOptions(
                noCache, pull, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, others, export);
    }

    public BuildOptions withExport(Export other) {
        return new BuildOptions(
                noCache,
                pull,
                push,
                cacheFrom,
                cacheTo,
                secrets,
                sshAgents,
                entitlements,
                attestations,
                Optional.of(other));
    }
}
