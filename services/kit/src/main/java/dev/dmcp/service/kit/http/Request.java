package dev.dmcp.service.kit.http;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came. Header fields and address are there at once; the body is read when it is asked for, so that a request can be refused before
 * the server has taken its body. Of one request only one thread may read the body.
 */
public final class Request {
    /** Used when a server gives no other limit: 1 MiB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 1 << 20;

    private final String method;
    private final URI uri;
    private final Headers headers;
    private final InetAddress remote;
    private final RequestBody body;
    private final Map<String, String> pathParameters;
    private final Map<Class<?>, Object> attributes;

    private Request(
            String method,
            URI uri,
            Headers headers,
            InetAddress remote,
            RequestBody body,
            Map<String, String> pathParameters,
            Map<Class<?>, Object> attributes) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.remote = remote;
        this.body = body;
        this.pathParameters = pathParameters;
        this.attributes = attributes;
    }

    /**
     * For servers: a request whose body comes from a stream.
     *
     * @param maxBodyBytes how much of the body is read at most
     */
    public static Request of(
            String method, URI uri, Headers headers, InetAddress remote, InputStream body, int maxBodyBytes) {
        return new Request(
                method, uri, headers, remote, new RequestBody(body, headers, maxBodyBytes), Map.of(), Map.of());
    }

    /** For calls within a process and tests: a request from loopback. */
    public static Request of(String method, String pathAndQuery, Headers headers, byte[] body) {
        var stream = new ByteArrayInputStream(body);
        return of(
                method,
                URI.create(pathAndQuery),
                headers,
                InetAddress.getLoopbackAddress(),
                stream,
                DEFAULT_MAX_BODY_BYTES);
    }

    /** The method in capitals, as sent. */
    public String method() {
        return method;
    }

    /** The path as sent: percent-encoded, beginning with {@code /}. */
    public String path() {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The first value of a query parameter, decoded; a name without {@code =} has an empty value. */
    public Optional<String> query(String name) {
        return Query.first(uri.getRawQuery(), name);
    }

    /** The query as sent, without its question mark; empty when there is none. */
    String rawQuery() {
        return uri.getRawQuery() == null ? "" : uri.getRawQuery();
    }

    public Headers headers() {
        return headers;
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The address at the other end of the connection: of a proxy, when there is one. */
    public InetAddress remote() {
        return remote;
    }

    /**
     * What the route's {@code {name}} matched, decoded.
     *
     * @throws IllegalArgumentException when the route has no such name
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return value;
    }

    /**
     * The whole body; the same array at each call.
     *
     * @throws HttpFailure 413 when it is longer than the server's limit
     */
    public byte[] body() throws ClientGoneException {
        return body.bytes();
    }

    /**
     * The body as JSON.
     *
     * @throws HttpFailure 400 when it is no JSON, 415 when the client says that it is something else, 413 when it is too long
     */
    public JsonValue json() throws ClientGoneException {
        requireJsonMediaType();
        byte[] bytes = body();
        try {
            return Json.parse(bytes, JsonLimits.DEFAULT.withMaxBytes(Math.max(2, bytes.length)));
        } catch (MalformedJsonException e) {
            throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws HttpFailure as {@link #json()}, and 400 when it is something else than an object
     */
    public JsonObject jsonObject() throws ClientGoneException {
        return json().asObject().orElseThrow(() -> HttpFailure.badRequest("the body must be a JSON object"));
    }

    /** What a filter left for those behind it, by its type. */
    public <T> Optional<T> attribute(Class<T> type) {
        return Optional.ofNullable(attributes.get(type)).map(type::cast);
    }

    /** A copy that carries a value for those behind a filter; one for each type. */
    public <T> Request withAttribute(Class<T> type, T value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(type, value);
        return new Request(method, uri, headers, remote, body, pathParameters, more);
    }

    Request withPathParameters(Map<String, String> parameters) {
        return new Request(method, uri, headers, remote, body, parameters, attributes);
    }

    private void requireJsonMediaType() {
        // A form post needs no CORS preflight; asking for JSON keeps pages of other origins from calling with one.
        String mediaType = header("content-type").orElse("application/json");
        int end = mediaType.indexOf(';');
        String essence = (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
        if (!essence.equalsIgnoreCase("application/json") && !essence.endsWith("+json")) {
            throw new HttpFailure(415, "send Content-Type: application/json");
        }
    }
}
