package dev.dmcp.mcp.oauth;

import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.List;

/**
 * What a server says of itself to clients that want a token (RFC 9728).
 *
 * @param resource the address of the MCP endpoint as clients know it; tokens must be given out for it
 * @param issuers authorization servers whose tokens are taken
 * @param scopes what a client should ask for at first; may be empty
 */
public record ProtectedResource(URI resource, List<URI> issuers, List<String> scopes, String name) {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    public ProtectedResource {
        issuers = List.copyOf(issuers);
        scopes = List.copyOf(scopes);
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("a protected resource names who gives tokens for it");
        }
    }

    /** Where the metadata is: the well-known path before the endpoint's own (RFC 9728, section 3.1). */
    public URI metadataAddress() {
        return resource.resolve(WELL_KNOWN + path());
    }

    /** Routes that serve the metadata, for clients that know the endpoint's path and for those that do not. */
    public List<Route> routes() {
        Handler handler = request -> Response.ok(toJson()).withHeader("cache-control", "max-age=3600");
        Route general = Route.get(WELL_KNOWN, handler);
        return path().isEmpty() ? List.of(general) : List.of(Route.get(WELL_KNOWN + path(), handler), general);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("resource", resource.toString())
                .put(
                        "authorization_servers",
                        JsonArray.ofStrings(issuers.stream().map(URI::toString).toList()))
                .put("bearer_methods_supported", JsonArray.ofStrings(List.of("header")))
                .put("resource_name", name);
        if (!scopes.isEmpty()) {
            json.put("scopes_supported", JsonArray.ofStrings(scopes));
        }
        return json.build();
    }

    private String path() {
        String path = resource.getRawPath() == null ? "" : resource.getRawPath();
        return path.equals("/") ? "" : path;
    }
}
