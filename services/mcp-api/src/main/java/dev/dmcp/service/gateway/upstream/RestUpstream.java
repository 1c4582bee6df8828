package dev.dmcp.service.gateway.upstream;

import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server with {@code GET /tools} and {@code POST /tools/<name>}, as this stack's own services have. */
public final class RestUpstream implements Upstream {
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private final String name;
    private final URI url;
    private final HttpClient client;
    private final Tokens tokens;
    private final Duration patience;

    /**
     * A server of that name at that address.
     *
     * @param tokens makes the token by which the server knows the user
     * @param patience how long it may take to answer
     */
    public RestUpstream(String name, URI url, HttpClient client, Tokens tokens, Duration patience) {
        this.name = name;
        this.url = url;
        this.client = client;
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public List<JsonObject> tools(Caller caller) throws UpstreamException, InterruptedException {
        JsonValue answer = send(request(caller, "/tools").GET().build());
        JsonArray tools = answer.asObject()
                .flatMap(object -> object.array("tools"))
                .orElseThrow(() -> unusable("its list of tools is none"));
        var list = new ArrayList<JsonObject>();
        for (JsonValue tool : tools) {
            tool.asObject().filter(object -> object.string("name").isPresent()).ifPresent(list::add);
        }
        return list;
    }

    @Override
    public JsonValue call(Caller caller, String tool, JsonObject arguments)
            throws UpstreamException, InterruptedException {
        String path =
                "/tools/" + URLEncoder.encode(tool, StandardCharsets.UTF_8).replace("+", "%20");
        return send(request(caller, path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(arguments)))
                .build());
    }

    private HttpRequest.Builder request(Caller caller, String path) {
        String base = url.toString();
        URI target = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(patience).header("accept", "application/json");
        // A token of our own, short-lived and for this stack: what the caller sent never leaves the gateway.
        return caller.authenticated()
                ? request.header("authorization", "Bearer " + tokens.issue(caller.user(), TOKEN_LIFETIME))
                : request;
    }

    private JsonValue send(HttpRequest request) throws UpstreamException, InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(response.statusCode(), body.readNBytes(LONGEST_ANSWER + 1));
            }
        } catch (HttpTimeoutException e) {
            throw new UpstreamException(
                    Kind.TOO_SLOW, "the server `" + name + "` did not answer within " + patience.toSeconds() + " s");
        } catch (IOException e) {
            throw unusable("it cannot be reached");
        }
    }

    private JsonValue answer(int status, byte[] body) throws UpstreamException {
        if (body.length > LONGEST_ANSWER) {
            throw unusable("its answer is longer than " + LONGEST_ANSWER + " bytes");
        }
        JsonValue json;
        try {
            json = Json.parse(body, JsonLimits.DEFAULT.withMaxBytes(LONGEST_ANSWER));
        } catch (MalformedJsonException e) {
            throw unusable("its answer (status " + status + ") is no JSON");
        }
        if (status >= 200 && status < 300) {
            return json;
        }
        String detail =
                json.asObject().flatMap(object -> object.string("detail")).orElse("status " + status);
        throw status >= 400 && status < 500
                ? new UpstreamException(Kind.REFUSED, "the server `" + name + "` refused: " + detail)
                : unusable("it failed: " + detail);
    }

    private UpstreamException unusable(String why) {
        return new UpstreamException(Kind.UNUSABLE, "the server `" + name + "` cannot be used: " + why);
    }
}
