package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says before anything is built what the builder would refuse in the end, and what to do about it. */
final class AbilityCheck {
    private static final String NO_STORE =
            "the engine lacks the containerd image store: switch it on (`\"features\": {\"containerd-snapshotter\": true}`"
                    + " in its `daemon.json`, then restart it), or build elsewhere with `--builder`";

    private final BuilderAbilities abilities;
    private final String address;

    private AbilityCheck(BuilderAbilities abilities, String address) {
        this.abilities = abilities;
        this.address = address;
    }

    /** Whether any of the builds wants something that not every builder can do. */
    static boolean isNeededFor(List<ImageBuild> builds) {
        return builds.stream()
                .anyMatch(build -> build.options().push()
                        || build.options().export().isPresent()
                        || !build.options().attestations().isEmpty()
                        || build.options().cacheTo().stream().anyMatch(AbilityCheck::needsStore)
                        || build.input().platforms().size() > 1
                        || SolveRequests.isReproducible(build));
    }

    /** @throws Failure.InvalidInput naming the first image and what it wants in vain */
    static void require(BuilderAbilities abilities, List<ImageBuild> builds, String address) {
        builds.forEach(new AbilityCheck(abilities, address)::require);
    }

    private void require(ImageBuild build) {
        archivesHoldOneImage(build);
        if (abilities.keepsImages()) {
            return;
        }
        BuildOptions options = build.options();
        options.cacheTo().stream().filter(AbilityCheck::needsStore).findFirst().ifPresent(cache -> {
            throw refused(build, "export a cache of type `" + cache.type() + "`", NO_STORE + ", or use `type=inline`");
        });
        if (!options.attestations().isEmpty()) {
            String kinds =
                    String.join("` and `", new TreeSet<>(options.attestations().keySet()));
            throw refused(build, "record `" + kinds + "`", NO_STORE);
        }
        if (build.input().platforms().size() > 1) {
            throw refused(build, "build for several platforms at once", NO_STORE + ", or name one platform at a time");
        }
        options.export().filter(AbilityCheck::isImage).ifPresent(export -> {
            throw refused(
                    build,
                    "write an image archive (`type=" + SolveRequests.name(export.kind()) + "`)",
                    NO_STORE + ", or use `docker save` on the built image");
        });
    }

    /** An archive for {@code docker load}, which is how an image comes to the engine, holds it alone. */
    private void archivesHoldOneImage(ImageBuild build) {
        Optional<Export> export = build.options().export();
        boolean toTheEngine =
                export.isEmpty() && !build.options().push() && abilities.kind() == BuilderPlace.Kind.STANDALONE;
        boolean toAnArchive =
                export.filter(each -> each.kind() == Export.Kind.DOCKER).isPresent();
        boolean isForSeveral = build.input().platforms().size() > 1;
        if ((toTheEngine || toAnArchive)
                && (isForSeveral || !build.options().attestations().isEmpty())) {
            throw refused(
                    build,
                    "put %s into one archive for an engine"
                            .formatted(isForSeveral ? "several platforms" : "an image and what is recorded of it"),
                    "push them (`--push`), or write `--export type=oci,dest=FILE`");
        }
    }

    private Failure refused(ImageBuild build, String what, String hint) {
        return new Failure.InvalidInput(
                "the builder at `%s` cannot %s, which `%s` asks for".formatted(address, what, build.name()), hint);
    }

    private static boolean needsStore(BuildOptions.Cache cache) {
        return !cache.type().equals("inline");
    }

    private static boolean isImage(Export export) {
        return export.kind() == Export.Kind.OCI || export.kind() == Export.Kind.DOCKER;
    }
}
