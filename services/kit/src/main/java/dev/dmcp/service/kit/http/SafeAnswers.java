package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Header fields that keep browsers from guessing, framing and keeping what an API answers. What a handler set itself stays. */
public final class SafeAnswers implements Filter {
    private static final Map<String, List<String>> FIELDS = Map.of(
            "x-content-type-options", List.of("nosniff"),
            "cache-control", List.of("no-store"),
            "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"),
            "referrer-policy", List.of("no-referrer"));

    @Override
    public Response apply(Request request, Handler next) throws IOException, InterruptedException {
        Response response = answer(request, next);
        var fields = new LinkedHashMap<>(FIELDS);
        fields.putAll(response.headers().fields());
        return new Response(response.status(), new Headers(fields), response.body());
    }

    private static Response answer(Request request, Handler next) throws IOException, InterruptedException {
        try {
            return next.handle(request);
        } catch (HttpFailure failure) {
            return failure.response();
        }
    }
}
