package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.SolveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says an image build in the words of BuildKit's Dockerfile frontend. */
final class SolveRequests {
    private static final String FRONTEND = "dockerfile.v0";

    /** The exporter that puts an image into the engine's own store. */
    private static final String ENGINE_EXPORTER = "moby";

    private SolveRequests() {}

    static SolveRequest of(ImageBuild build, String ref, String session) {
        BuildOptions options = build.options();
        return new SolveRequest(
                ref,
                session,
                FRONTEND,
                attributes(build),
                List.of(exporter(build)),
                caches(options.cacheFrom()),
                caches(options.cacheTo()),
                entitlements(build));
    }

    private static SolveRequest.Exporter exporter(ImageBuild build) {
        Map<String, String> attributes = new TreeMap<>();
        Optional<Export> export = build.options().export();
        if (export.isPresent() && !isImage(export.get().kind())) {
            return new SolveRequest.Exporter(name(export.get().kind()), attributes);
        }
        attributes.put("name", String.join(",", build.tags()));
        if (build.options().push()) {
            attributes.put("push", "true");
        }
        return new SolveRequest.Exporter(export.map(each -> name(each.kind())).orElse(ENGINE_EXPORTER), attributes);
    }

    private static boolean isImage(Export.Kind kind) {
        return kind == Export.Kind.OCI || kind == Export.Kind.DOCKER;
    }

    private static String name(Export.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> attributes(ImageBuild build) {
        BuildInput input = build.input();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("filename", LocalFolders.fileName(input.dockerfile()));
        if (!input.hasLocalContext()) {
            attributes.put("context", input.context());
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
        if (!options.cacheFrom().isEmpty()) {
            attributes.put("cache-imports", json(options.cacheFrom()));
        }
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

    private static List<SolveRequest.Cache> caches(List<BuildOptions.Cache> caches) {
        return caches.stream()
                .map(cache -> new SolveRequest.Cache(cache.type(), cache.attributes()))
                .toList();
    }

    /** The frontend takes the caches a second time, in an attribute, as JSON. */
    private static String json(List<BuildOptions.Cache> caches) {
        List<String> entries = new ArrayList<>();
        for (BuildOptions.Cache cache : caches) {
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
