package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.util.List;
import java.util.Map;

/**
 * What to solve and where the result goes.
 *
 * @param ref names this solve for the status stream; unique
 * @param session the session that serves files and secrets
 * @param frontendAttributes what the Dockerfile frontend takes: {@code target}, {@code build-arg:NAME}, …
 * @param entitlements {@code network.host}, {@code security.insecure}
 */
public record SolveRequest(
        String ref,
        String session,
        String frontend,
        Map<String, String> frontendAttributes,
        List<Exporter> exporters,
        List<Cache> cacheImports,
        List<Cache> cacheExports,
        List<String> entitlements) {

    /** @param type {@code moby}, {@code image}, {@code local}, {@code tar}, {@code oci}, {@code docker} */
    public record Exporter(String type, Map<String, String> attributes) {
        public Exporter {
            attributes = Map.copyOf(attributes);
        }
    }

    /** @param type {@code registry}, {@code local}, {@code inline}, {@code gha} */
    public record Cache(String type, Map<String, String> attributes) {
        public Cache {
            attributes = Map.copyOf(attributes);
        }
    }

    public SolveRequest {
        frontendAttributes = Map.copyOf(frontendAttributes);
        exporters = List.copyOf(exporters);
        cacheImports = List.copyOf(cacheImports);
        cacheExports = List.copyOf(cacheExports);
        entitlements = List.copyOf(entitlements);
    }

    byte[] toBytes() {
        ProtoWriter request = new ProtoWriter().string(1, ref);
        if (!exporters.isEmpty()) {
            // Builders before 0.13 know one exporter, in these fields.
            Exporter first = exporters.getFirst();
            request.string(3, first.type()).map(4, first.attributes());
        }
        request.string(5, session).string(6, frontend).map(7, frontendAttributes);
        request.message(8, caches()).strings(9, entitlements);
        for (Exporter exporter : exporters) {
            request.message(13, typed(exporter.type(), exporter.attributes()));
        }
        return request.toByteArray();
    }

    private ProtoWriter caches() {
        ProtoWriter caches = new ProtoWriter();
        cacheExports.forEach(cache -> caches.message(4, typed(cache.type(), cache.attributes())));
        cacheImports.forEach(cache -> caches.message(5, typed(cache.type(), cache.attributes())));
        return caches;
    }

    private static ProtoWriter typed(String type, Map<String, String> attributes) {
        return new ProtoWriter().string(1, type).map(2, attributes);
    }
}
