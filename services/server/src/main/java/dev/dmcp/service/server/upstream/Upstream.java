package dev.dmcp.service.server.upstream;

import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.server.stack.StackMember;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Another service of the stack, called on behalf of the user who calls this one: with a short-lived token of the
 * stack's own, never with the caller's.
 */
public final class Upstream {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private static final class Client {
        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    }

    private final String name;
    private final Optional<StackMember> member;
    private final Tokens tokens;

    /** @param member empty when this stack has none; calls then end with 503 */
    public Upstream(String name, Optional<StackMember> member, Tokens tokens) {
        this.name = name;
        this.member = member;
        this.tokens = tokens;
    }

    /** Gets a path and passes the answer on. */
    Response get(Request request, String path) throws InterruptedException {
        return send(to(request, path).GET());
    }

    /** Posts JSON and passes the answer on. */
    Response post(Request request, String path, byte[] json) throws InterruptedException {
        return send(to(request, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private HttpRequest.Builder to(Request request, String path) {
        StackMember target = member.orElseThrow(() -> new HttpFailure(503, "this stack has no " + name));
        String token = tokens.issue(Caller.of(request).user(), TOKEN_LIFETIME);
        return HttpRequest.newBuilder(target.at(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private Response send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = Client.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("content-type").orElse("application/json");
            return Response.bytes(answer.statusCode(), type, answer.body());
        } catch (IOException away) {
            throw new HttpFailure(502, name + " does not answer; try again", Headers.of("retry-after", "2"));
        }
    }
}
