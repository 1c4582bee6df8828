package dev.dmcp.cli.option;

import dev.dmcp.application.build.Attestations;
import dev.dmcp.application.build.BuildFlags;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.image.BuildOptions.SecretSource;
import dev.dmcp.application.image.Export;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How images are built, for all of them. */
public final class BuildFlagOptions {

    @Option(names = "--no-cache", description = "Run every step again.")
    boolean noCache;

    @Option(names = "--pull", description = "Ask the registries for newer base images.")
    boolean pull;

    @Option(names = "--push", description = "Push the images to their registries.")
    boolean push;

    @Option(
            names = "--build-arg",
            paramLabel = "NAME[=VALUE]",
            description = "Set a build argument; without a value, to the variable of that name.")
    List<String> arguments = List.of();

    @Option(names = "--platform", paramLabel = "NAME", split = ",", description = "Build for this platform.")
    List<String> platforms = List.of();

    @Option(
            names = "--cache-from",
            paramLabel = "CACHE",
            description = "Take steps from a cache: `type=registry,ref=…`, `type=gha`, ….")
    List<String> cacheFrom = List.of();

    @Option(names = "--cache-to", paramLabel = "CACHE", description = "Give steps to a cache: `type=inline`, ….")
    List<String> cacheTo = List.of();

    @Option(
            names = "--secret",
            paramLabel = "id=NAME,…",
            description = "Let steps see a secret: `id=NAME,src=FILE` or `id=NAME,env=VARIABLE`.")
    List<String> secrets = List.of();

    @Option(
            names = "--ssh",
            paramLabel = "ID[=PATH]",
            description =
                    "Let steps use an SSH agent: `default` for yours, the socket of another, or the file of a private"
                            + " key, for which one is started as long as it builds.")
    List<String> ssh = List.of();

    @Option(
            names = "--export",
            paramLabel = "DEST",
            description = "Write the result of one service to this machine instead of the engine's images:"
                    + " `type=local,dest=FOLDER`, or `type=tar`, `oci` or `docker` with `dest=FILE`.")
    @Nullable
    String destination;

    @Option(
            names = "--provenance",
            paramLabel = "MODE",
            description = "Record beside the image how it was built: `true`, `false`, `mode=min` or `mode=max`.")
    @Nullable
    String provenance;

    @Option(
            names = "--sbom",
            paramLabel = "MODE",
            description = "Record beside the image what is in it: `true`, `false` or `generator=IMAGE`.")
    @Nullable
    String sbom;

    @Option(
            names = "--attest",
            paramLabel = "type=KIND,…",
            description = "The same in one: `type=sbom,generator=IMAGE`, `type=provenance,mode=max`.")
    List<String> attest = List.of();

    /** What the flags say, with variables and relative paths resolved. */
    public BuildFlags flags(Map<String, String> environment, Path startedIn) {
        return new BuildFlags(
                noCache,
                pull,
                push,
                arguments(environment),
                platforms,
                cacheFrom.stream()
                        .map(text -> local(BuildFlags.cacheFrom(text), startedIn))
                        .toList(),
                cacheTo.stream()
                        .map(text -> local(BuildFlags.cacheTo(text), startedIn))
                        .toList(),
                secrets.stream()
                        .map(text -> secret(text, environment, startedIn))
                        .toList(),
                ssh.stream().map(text -> agent(text, environment, startedIn)).toList(),
                environment.getOrDefault("SSH_AUTH_SOCK", ""),
                attestations(),
                destination == null ? Optional.empty() : Optional.of(export(destination, startedIn)));
    }

    /** Whether the result goes elsewhere than to the engine's images. */
    public boolean isExport() {
        return destination != null;
    }

    /** A local cache lies where the user stands. */
    private static Cache local(Cache cache, Path startedIn) {
        return cache.withFolders(startedIn.toString());
    }

    private static Export export(String text, Path startedIn) {
        Map<String, String> parts = parts(text);
        String path = parts.getOrDefault("dest", text.contains("=") ? "" : text);
        Optional<Export.Kind> kind = Stream.of(Export.Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(parts.getOrDefault("type", "local")))
                .findFirst();
        if (path.isEmpty() || kind.isEmpty()) {
            throw new Failure.InvalidInput(
                    "`--export %s` says not what to write where".formatted(text),
                    "write `type=local,dest=FOLDER`, or `type=tar`, `oci` or `docker` with `dest=FILE`");
        }
        return new Export(
                kind.get(), startedIn.resolve(path).toAbsolutePath().normalize().toString());
    }

    private static String agent(String text, Map<String, String> environment, Path startedIn) {
        int equals = text.indexOf('=');
        if (equals < 0 && environment.getOrDefault("SSH_AUTH_SOCK", "").isEmpty()) {
            throw new Failure.InvalidInput(
                    "`--ssh %s` means your SSH agent, and none runs: `SSH_AUTH_SOCK` is not set".formatted(text),
                    "start one with `eval $(ssh-agent)`, then `ssh-add`");
        }
        if (equals < 0) {
            return text;
        }
        return text.substring(0, equals + 1)
                + Stream.of(text.substring(equals + 1).split(","))
                        .map(source -> startedIn.resolve(source).normalize().toString())
                        .collect(Collectors.joining(","));
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        return parts;
    }

    private Map<String, String> attestations() {
        Attestations wanted = new Attestations();
        Optional.ofNullable(provenance).ifPresent(mode -> wanted.mode("provenance", mode));
        Optional.ofNullable(sbom).ifPresent(mode -> wanted.mode("sbom", mode));
        attest.forEach(wanted::attest);
        return wanted.wanted();
    }

    private Map<String, String> arguments(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                values.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                Optional.ofNullable(environment.get(argument)).ifPresent(value -> values.put(argument, value));
            }
        }
        // As docker does: whoever sets it wants every image to be the same on every machine.
        Optional.ofNullable(environment.get("SOURCE_DATE_EPOCH"))
                .ifPresent(value -> values.putIfAbsent("SOURCE_DATE_EPOCH", value));
        return values;
    }

    private static SecretSource secret(String text, Map<String, String> environment, Path startedIn) {
        Map<String, String> parts = parts(text);
        String id = parts.getOrDefault("id", "");
        if (id.isEmpty()) {
            throw new Failure.InvalidInput(
                    "`--secret %s` names no secret".formatted(text),
                    "write `id=NAME,src=FILE` or `id=NAME,env=VARIABLE`");
        }
        String file = parts.getOrDefault("src", parts.getOrDefault("source", ""));
        String variable = parts.getOrDefault("env", file.isEmpty() ? id : "");
        if (file.isEmpty() && !environment.containsKey(variable)) {
            throw new Failure.InvalidInput(
                    "the secret `%s` is to come from the variable `%s`, which is not set".formatted(id, variable),
                    "set it, or name a file with `src=FILE`");
        }
        return file.isEmpty()
                ? new SecretSource(id, SecretSource.Kind.ENVIRONMENT, variable)
                : new SecretSource(
                        id,
                        SecretSource.Kind.FILE,
                        startedIn.resolve(file).normalize().toString());
    }
}
