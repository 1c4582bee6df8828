package dev.dmcp.application.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that decides on an image's content and configuration. Two services with equal inputs share one image.
 *
 * @param context an absolute folder, an absolute archive ({@code .tar}, {@code .tar.gz}, …), or the address of a
 *     repository or archive
 * @param target the stage to build; absent for the last one
 * @param arguments build arguments with their values
 * @param contexts further named contexts: an absolute folder, {@code docker-image://…}, an address
 * @param platforms {@code linux/amd64}; empty for the builder's own
 * @param labels the user's own
 * @param network {@code host}, {@code none}; absent for the usual one
 * @param extraHosts {@code name=address}
 * @param limits what steps may use, by BuildKit's names: {@code shm-size} in bytes, {@code ulimit}
 * @param secrets the ids of the secrets that steps may see; their values do not count, as they do not for BuildKit
 */
public record BuildInput(
        String context,
        DockerfileSource dockerfile,
        Optional<String> target,
        Map<String, String> arguments,
        Map<String, String> contexts,
        List<String> platforms,
        Map<String, String> labels,
        Optional<String> network,
        List<String> extraHosts,
        List<String> secrets,
        Map<String, String> limits) {

    /** The archives that BuildKit unpacks. */
    private static final List<String> ARCHIVES =
            List.of(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst");

    public BuildInput {
        arguments = Map.copyOf(arguments);
        contexts = Map.copyOf(contexts);
        platforms = List.copyOf(platforms);
        labels = Map.copyOf(labels);
        extraHosts = List.copyOf(extraHosts);
        secrets = List.copyOf(secrets);
        limits = Map.copyOf(limits);
    }

    /** A folder with a {@code Dockerfile} and nothing special. */
    public static BuildInput folder(String folder) {
        return new BuildInput(
                folder,
                new DockerfileSource.OnDisk(folder + "/Dockerfile"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of());
    }

    public BuildInput withDockerfile(DockerfileSource other) {
        return new BuildInput(
                context, other, target, arguments, contexts, platforms, labels, network, extraHosts, secrets, limits);
    }

    public BuildInput withTarget(String stage) {
        return new BuildInput(
                context,
                dockerfile,
                Optional.of(stage),
                arguments,
                contexts,
                platforms,
                labels,
                network,
                extraHosts,
                secrets,
                limits);
    }

    public BuildInput withArguments(Map<String, String> added) {
        Map<String, String> all = new TreeMap<>(arguments);
        all.putAll(added);
        return new BuildInput(
                context, dockerfile, target, all, contexts, platforms, labels, network, extraHosts, secrets, limits);
    }

    public BuildInput withContexts(Map<String, String> others) {
        return new BuildInput(
                context,
                dockerfile,
                target,
                arguments,
                others,
                platforms,
                labels,
                network,
                extraHosts,
                secrets,
                limits);
    }

    public BuildInput withPlatforms(List<String> others) {
        return new BuildInput(
                context, dockerfile, target, arguments, contexts, others, labels, network, extraHosts, secrets, limits);
    }

    public BuildInput withSecrets(List<String> others) {
        return new BuildInput(
                context,
                dockerfile,
                target,
                arguments,
                contexts,
                platforms,
                labels,
                network,
                extraHosts,
                others,
                limits);
    }

    // Written out: what the compiler makes is linked anew at each start of the program, which costs milliseconds.

    @Override
    public boolean equals(Object other) {
        return other instanceof BuildInput input && parts().equals(input.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(
                context,
                dockerfile,
                target,
                arguments,
                contexts,
                platforms,
                labels,
                network,
                extraHosts,
                secrets,
                limits);
    }

    /** Whether the context is a folder of this machine. */
    public boolean hasLocalContext() {
        return isLocal(context);
    }

    /** Whether the context is an archive of this machine: its Dockerfile is in it, and only the builder looks inside. */
    public boolean hasArchive() {
        return isArchive(context);
    }

    /** Whether a context is a folder of this machine, rather than an archive or an address. */
    public static boolean isLocal(String context) {
        return context.startsWith("/") && !isArchive(context);
    }

    private static boolean isArchive(String context) {
        return context.startsWith("/") && ARCHIVES.stream().anyMatch(context::endsWith);
    }
}
