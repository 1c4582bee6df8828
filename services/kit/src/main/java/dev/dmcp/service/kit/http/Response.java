package dev.dmcp.service.kit.http;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** An answer. Immutable, but for what a {@link Body.Streamed} does when it is written. */
public record Response(int status, Headers headers, Body body) {

    /** What follows the header fields. */
    public sealed interface Body {
        /** Nothing. */
        record Empty() implements Body {}

        /** Known in full, so sent with {@code Content-Length}. The array must not be changed any more. */
        @SuppressWarnings(
                "ArrayRecordComponent") // A body is compared by nobody; copying each would cost more than it protects.
        record Whole(byte[] bytes) implements Body {}

        /** Written while the client reads. */
        record Streamed(BodyWriter writer) implements Body {}
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Headers.empty(), new Body.Empty());
    }

    /** {@code application/json}. */
    public static Response json(int status, JsonValue value) {
        return bytes(status, "application/json", Json.bytes(value));
    }

    /** 200 with {@code application/json}. */
    public static Response ok(JsonValue value) {
        return json(200, value);
    }

    /** Plain text in UTF-8. */
    public static Response text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a media type. */
    public static Response bytes(int status, String mediaType, byte[] bytes) {
        return new Response(status, Headers.of("content-type", mediaType), new Body.Whole(bytes));
    }

    /** A body written piece by piece. */
    public static Response streamed(int status, String mediaType, BodyWriter writer) {
        return new Response(status, Headers.of("content-type", mediaType), new Body.Streamed(writer));
    }

    /** Server-sent events: status 200, never cached, never held back by a proxy. Write {@link ServerSentEvent#toBytes()} and flush. */
    public static Response events(BodyWriter writer) {
        return streamed(200, "text/event-stream", writer)
                .withHeader("cache-control", "no-cache, no-transform")
                .withHeader("x-accel-buffering", "no");
    }

    /** A problem document (RFC 9457). */
    public static Response problem(int status, String detail) {
        JsonObject problem = JsonObject.builder()
                .put("status", status)
                .put("title", Status.reason(status))
                .put("detail", detail)
                .build();
        return bytes(status, "application/problem+json", Json.bytes(problem));
    }

    /** A copy in which the header field has this value alone. */
    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /** A copy in which each of these fields replaces its namesake. */
    public Response withHeaders(Headers more) {
        var changed = new LinkedHashMap<>(headers.fields());
        changed.putAll(more.fields());
        return new Response(status, new Headers(changed), body);
    }
}
