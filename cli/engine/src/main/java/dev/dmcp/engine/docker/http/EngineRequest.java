package dev.dmcp.engine.docker.http;

import java.io.InputStream;
import java.util.Map;

/**
 * A request to the engine.
 *
 * @param path with its query, percent-encoded, beginning with a slash
 * @param upgrade whether the connection becomes a raw stream in both directions after the answer (exec, attach)
 */
public record EngineRequest(String method, String path, Map<String, String> headers, Body body, boolean upgrade) {

    /** What follows the headers. */
    public sealed interface Body {
        record None() implements Body {}

        /** In UTF-8. */
        record Text(String content) implements Body {}

        /** Sent in chunks, because its length is not known before; closed by the caller. */
        record Stream(InputStream content) implements Body {}
    }

    public EngineRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path " + path);
        }
        headers = Map.copyOf(headers);
    }

    public static EngineRequest get(String path) {
        return new EngineRequest("GET", path, Map.of(), new Body.None(), false);
    }

    public static EngineRequest delete(String path) {
        return new EngineRequest("DELETE", path, Map.of(), new Body.None(), false);
    }

    public static EngineRequest post(String path) {
        return new EngineRequest("POST", path, Map.of(), new Body.None(), false);
    }

    public static EngineRequest postJson(String path, String json) {
        return new EngineRequest("POST", path, Map.of("Content-Type", "application/json"), new Body.Text(json), false);
    }

    public EngineRequest withHeader(String name, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.put(name, value);
        return new EngineRequest(method, path, more, body, upgrade);
    }
}
