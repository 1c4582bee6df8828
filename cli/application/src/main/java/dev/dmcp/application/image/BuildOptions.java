package dev.dmcp.application.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is built, without a say in what it becomes.
 *
 * @param noCache run every step again
 * @param pull ask the registries whether base images have changed
 * @param push send the image to its registry afterwards
 * @param export where the result goes; absent for the engine's own images
 * @param entitlements what the steps may do beyond the usual: {@code network.host}, {@code security.insecure}
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
        Optional<Export> export) {

    public static final BuildOptions USUAL = new BuildOptions(
            false, false, false, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /**
     * A cache outside of the builder.
     *
     * @param type {@code registry}, {@code local}, {@code inline}, {@code gha}
     */
    public record Cache(String type, Map<String, String> attributes) {
        public Cache {
            attributes = Map.copyOf(attributes);
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
     * @param socket its absolute path
     */
    public record SshAgent(String id, String socket) {}

    public BuildOptions {
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        secrets = List.copyOf(secrets);
        sshAgents = List.copyOf(sshAgents);
        entitlements = List.copyOf(entitlements);
    }

    public BuildOptions withNoCache() {
        return new BuildOptions(true, pull, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, export);
    }

    public BuildOptions withPull() {
        return new BuildOptions(noCache, true, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, export);
    }

    public BuildOptions withPush() {
        return new BuildOptions(noCache, pull, true, cacheFrom, cacheTo, secrets, sshAgents, entitlements, export);
    }

    public BuildOptions withCaches(List<Cache> from, List<Cache> to) {
        return new BuildOptions(noCache, pull, push, from, to, secrets, sshAgents, entitlements, export);
    }

    public BuildOptions withSecrets(List<SecretSource> others) {
        return new BuildOptions(noCache, pull, push, cacheFrom, cacheTo, others, sshAgents, entitlements, export);
    }

    public BuildOptions withSshAgents(List<SshAgent> others) {
        return new BuildOptions(noCache, pull, push, cacheFrom, cacheTo, secrets, others, entitlements, export);
    }

    public BuildOptions withExport(Export other) {
        return new BuildOptions(
                noCache, pull, push, cacheFrom, cacheTo, secrets, sshAgents, entitlements, Optional.of(other));
    }
}
