package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.util.Optional;

/**
 * Refuses requests that a stranger's web page makes: 403 for a {@code Host} that is not ours or an {@code Origin} that may not call. Lets the pages that
 * may call read the answers (Fetch standard, 3.3).
 */
public final class OriginGuard implements Filter {
    private static final String ALLOWED_METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String ALLOWED_HEADERS =
            "authorization, content-type, last-event-id, mcp-protocol-version, mcp-session-id, mcp-method, mcp-name";
    private static final String EXPOSED_HEADERS = "mcp-session-id, mcp-protocol-version, www-authenticate, retry-after";

    private final Origins origins;

    public OriginGuard(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Response apply(Request request, Handler next) throws IOException, InterruptedException {
        String host = request.header("host").orElse("");
        if (!origins.isOwnName(host)) {
            throw new HttpFailure(403, "this server does not go by that name; list it in ALLOWED_HOSTS if it should");
        }
        Optional<String> origin = request.header("origin");
        if (origin.isEmpty()) {
            return next.handle(request);
        }
        if (!origins.mayCall(origin.get(), host)) {
            throw new HttpFailure(403, "pages of that origin may not call; list it in CORS_ORIGIN if they should");
        }
        return readable(answer(request, next), origin.get());
    }

    private static Response answer(Request request, Handler next) throws IOException, InterruptedException {
        if (isPreflight(request)) {
            return Response.empty(204)
                    .withHeader("access-control-allow-methods", ALLOWED_METHODS)
                    .withHeader("access-control-allow-headers", ALLOWED_HEADERS)
                    .withHeader("access-control-max-age", "600");
        }
        try {
            return next.handle(request);
        } catch (HttpFailure failure) {
            return failure.response(); // So that the page may read what went wrong.
        }
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.header("access-control-request-method").isPresent();
    }

    private static Response readable(Response response, String origin) {
        return response.withHeader("access-control-allow-origin", origin)
                .withHeader("access-control-expose-headers", EXPOSED_HEADERS)
                .withHeader("vary", "Origin");
    }
}
