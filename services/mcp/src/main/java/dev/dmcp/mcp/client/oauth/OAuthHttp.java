package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.lookup.Lookup;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Small JSON requests to resource and authorization servers: over TLS, or on this machine; redirects are not followed. */
final class OAuthHttp {
    private static final int LONGEST_ANSWER = 256 << 10;

    private final HttpClient client;
    private final Duration timeout;
    private final AddressGuard guard;

    OAuthHttp(OAuthOptions options) {
        this.timeout = options.timeout();
        this.guard = options.guard();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came back. */
    record Answer(int status, JsonObject json) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The code by which it says what is wrong (RFC 6749, section 5.2); empty without one. */
        String error() {
            return json.string("error").orElse("");
        }
    }

    /** The document at that address; empty when there is none. */
    Optional<JsonObject> get(URI uri) throws LinkException, InterruptedException {
        Answer answer = send(HttpRequest.newBuilder(requireSafe(uri))
                .header("accept", "application/json")
                .GET());
        return answer.isGood() ? Optional.of(answer.json()) : Optional.empty();
    }

    Answer postJson(URI uri, JsonObject body) throws LinkException, InterruptedException {
        return send(HttpRequest.newBuilder(requireSafe(uri))
                .header("content-type", "application/json")
                .header("accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Answer postForm(URI uri, Map<String, String> fields, Optional<String> authorization)
            throws LinkException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(requireSafe(uri))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        authorization.ifPresent(value -> request.header("authorization", value));
        return send(request);
    }

    static String form(Map<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
        return form.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Tokens and codes travel encrypted, or not at all (OAuth 2.1, section 1.5). */
    static URI requireSafe(URI uri) throws LinkException {
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (host.isEmpty()) {
            throw new LinkException("an address without a host cannot be asked: `" + uri + "`");
        }
        boolean local = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        if ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local)) {
            return uri;
        }
        throw new LinkException("authorization needs https: `" + uri + "`");
    }

    private Answer send(HttpRequest.Builder request) throws LinkException, InterruptedException {
        HttpRequest built = request.timeout(timeout).build();
        Deadline deadline = Deadline.in(timeout);
        guard.check(built.uri(), deadline);
        try {
            for (InetAddress address : Lookup.before(built.uri(), deadline)) {
                guard.check(built.uri(), address);
            }
            HttpResponse<InputStream> response = client.send(built, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body();
                    var _ = Alarm.closing(
                            body, deadline.nanoTime())) { // The timeout of the request ends with the head.
                return new Answer(response.statusCode(), parse(body.readNBytes(LONGEST_ANSWER)));
            }
        } catch (IOException e) {
            throw new LinkException("cannot reach `" + built.uri() + "`: " + e.getMessage(), e);
        }
    }

    private static JsonObject parse(byte[] body) {
        try {
            return Json.parse(body, JsonLimits.DEFAULT).asObject().orElse(JsonObject.empty());
        } catch (MalformedJsonException e) {
            return JsonObject.empty();
        }
    }
}
