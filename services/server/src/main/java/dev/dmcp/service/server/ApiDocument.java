package dev.dmcp.service.server;

import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /api/openapi.json}: what this server answers, as OpenAPI 3.1. */
final class ApiDocument {
    private ApiDocument() {}

    static Route route() {
        return Route.get("/api/openapi.json", request -> Response.bytes(200, "application/json", bytes()));
    }

    private static byte[] bytes() throws IOException {
        try (InputStream document = ApiDocument.class.getResourceAsStream("/api/openapi.json")) {
            if (document == null) {
                throw new IllegalStateException("the jar lacks /api/openapi.json");
            }
            return document.readAllBytes();
        }
    }
}
