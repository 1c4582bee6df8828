package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.SolveRequest;
import dev.dmcp.engine.buildkit.session.UploadService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says an image build in the words of BuildKit's Dockerfile frontend. */
final class SolveRequests {
    static final String FRONTEND = "dockerfile.v0";

    /** The exporter that puts an image into the engine's own store. */
    private static final String ENGINE_EXPORTER = "moby";

    private SolveRequests() {}

    /**
     * One solve.
     *
     * @param ref names it for the status stream
     * @param imports caches in the builder's own words, as are {@code exports}
     */
    static SolveRequest of(
            ImageBuild build,
            BuilderAbilities abilities,
            String ref,
            String session,
            List<SolveRequest.Cache> imports,
            List<SolveRequest.Cache> exports) {
        Map<String, String> attributes = attributes(build);
        if (!imports.isEmpty()) {
            attributes.put("cache-imports", json(imports));
        }
        return new SolveRequest(
                ref,
                session,
                FRONTEND,
                attributes,
                List.of(exporter(build, abilities)),
                imports,
                exports,
                entitlements(build));
    }

    /** Whether the image is to be the same wherever it is built: its files get the time that this argument names. */
    static boolean isReproducible(ImageBuild build) {
        return build.input().arguments().containsKey("SOURCE_DATE_EPOCH");
    }

    /**
     * Whether the result comes back in the session as an archive for the engine: from another builder, and from the
     * engine's own where it is to be reproducible, since an engine unpacks what it builds, and BuildKit refuses to unpack
     * what has new times.
     */
    static boolean isBroughtToTheEngine(ImageBuild build, BuilderAbilities abilities) {
        if (build.options().export().isPresent()) {
            return false;
        }
        return switch (abilities.kind()) {
            case ENGINE -> abilities.keepsImages() && isReproducible(build);
            case STANDALONE -> !build.options().push();
        };
    }

    /** Whether the builder itself sends the image to its registries, rather than the engine afterwards. */
    static boolean isPushedByTheBuilder(ImageBuild build, BuilderAbilities abilities) {
        return build.options().push() && abilities.keepsImages() && !isBroughtToTheEngine(build, abilities);
    }

    private static SolveRequest.Exporter exporter(ImageBuild build, BuilderAbilities abilities) {
        Map<String, String> attributes = new TreeMap<>();
        Optional<Export> export = build.options().export();
        if (export.isPresent() && !isImage(export.get().kind())) {
            return new SolveRequest.Exporter(name(export.get().kind()), attributes);
        }
        attributes.put("name", String.join(",", build.tags()));
        if (isPushedByTheBuilder(build, abilities)) {
            attributes.put("push", "true");
        }
        if (isReproducible(build) && abilities.keepsImages()) {
            attributes.put("rewrite-timestamp", "true");
        }
        return new SolveRequest.Exporter(
                export.map(each -> name(each.kind())).orElseGet(() -> usual(build, abilities)), attributes);
    }

    /** Where an image goes that is not exported. Engines that keep images take archives of several platforms too. */
    private static String usual(ImageBuild build, BuilderAbilities abilities) {
        boolean brought = isBroughtToTheEngine(build, abilities);
        return switch (abilities.kind()) {
            case ENGINE -> brought ? "oci" : ENGINE_EXPORTER;
            case STANDALONE -> brought ? "docker" : "image";
        };
    }

    private static boolean isImage(Export.Kind kind) {
        return kind == Export.Kind.OCI || kind == Export.Kind.DOCKER;
    }

    static String name(Export.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, String> attributes(ImageBuild build) {
        BuildInput input = build.input();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("filename", LocalFolders.fileName(input.dockerfile()));
        if (!input.hasLocalContext()) {
            attributes.put("context", input.hasArchive() ? UploadService.address(input.context()) : input.context());
        }
        if (!(input.dockerfile() instanceof DockerfileSource.Remote)) {
            attributes.put("dockerfilekey", LocalFolders.dockerfileName(input.dockerfile()));
        }
        input.target().ifPresent(target -> attributes.put("target", target));
        input.arguments().forEach((name, value) -> attributes.put("build-arg:" + name, value));
        build.labels().forEach((name, value) -> attributes.put("label:" + name, value));
        input.contexts().forEach((name, source) -> attributes.put("context:" + name, namedContext(source)));
        if (!input.platforms().isEmpty()) {
            attributes.put("platform", String.join(",", input.platforms()));
        }
        input.network().ifPresent(network -> attributes.put("force-network-mode", network));
        if (!input.extraHosts().isEmpty()) {
            attributes.put("add-hosts", String.join(",", input.extraHosts()));
        }
        attributes.putAll(input.limits());
        resolution(build.options(), attributes);
        return attributes;
    }

    private static void resolution(BuildOptions options, Map<String, String> attributes) {
        attributes.put("image-resolve-mode", options.pull() ? "pull" : "local");
        if (options.noCache()) {
            attributes.put("no-cache", "");
        }
        options.attestations().forEach((kind, settings) -> attributes.put("attest:" + kind, settings));
    }

    private static String namedContext(String source) {
        return source.startsWith("/") ? "local:" + LocalFolders.contextName(source) : source;
    }

    private static List<String> entitlements(ImageBuild build) {
        List<String> entitlements = new ArrayList<>(build.options().entitlements());
        if (build.input().network().filter("host"::equals).isPresent()) {
            entitlements.add("network.host");
        }
        return entitlements;
    }

    /** The frontend takes the caches a second time, in an attribute, as JSON. */
    private static String json(List<SolveRequest.Cache> caches) {
        List<String> entries = new ArrayList<>();
        for (SolveRequest.Cache cache : caches) {
            List<String> attributes = new ArrayList<>();
            new TreeMap<>(cache.attributes())
                    .forEach((name, value) -> attributes.add(quoted(name) + ":" + quoted(value)));
            entries.add("{\"Type\":" + quoted(cache.type()) + ",\"Attrs\":{" + String.join(",", attributes) + "}}");
        }
        return "[" + String.join(",", entries) + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
