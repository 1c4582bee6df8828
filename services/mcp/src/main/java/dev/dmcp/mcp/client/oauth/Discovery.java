package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out who gives tokens for a server (specification, "Authorization Server Discovery"). */
final class Discovery {
    private static final String RESOURCE_WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final String OAUTH_WELL_KNOWN = "/.well-known/oauth-authorization-server";
    private static final String OPENID_WELL_KNOWN = "/.well-known/openid-configuration";

    private final OAuthHttp http;

    Discovery(OAuthHttp http) {
        this.http = http;
    }

    /**
     * A server's own metadata (RFC 9728).
     *
     * @param issuers its authorization servers
     */
    record ProtectedResource(String resource, List<String> issuers, Scopes scopes) {}

    /** @throws LinkException when there is no metadata, or it is another server's */
    ProtectedResource resource(URI server, Challenge challenge) throws LinkException, InterruptedException {
        for (URI place : resourcePlaces(server, challenge)) {
            Optional<JsonObject> found = http.get(place);
            if (found.isPresent()) {
                return resource(server, found.get());
            }
        }
        throw new LinkException("`" + server + "` wants a token, but does not say who gives one");
    }

    private static ProtectedResource resource(URI server, JsonObject json) throws LinkException {
        String resource = json.string("resource").orElse("");
        if (!covers(resource, server)) {
            throw new LinkException("`" + server + "` shows the metadata of another server, `" + resource + "`");
        }
        List<String> issuers = Fields.texts(json, "authorization_servers");
        if (issuers.isEmpty()) {
            throw new LinkException("`" + server + "` names no authorization server");
        }
        return new ProtectedResource(resource, issuers, Scopes.of(Fields.texts(json, "scopes_supported")));
    }

    /** Same origin, and the server's path lies at or below the resource's. */
    private static boolean covers(String resource, URI server) {
        try {
            URI uri = URI.create(resource);
            boolean sameOrigin = server.getScheme().equalsIgnoreCase(String.valueOf(uri.getScheme()))
                    && server.getAuthority().equalsIgnoreCase(String.valueOf(uri.getAuthority()));
            return sameOrigin && withSlash(server.getPath()).startsWith(withSlash(uri.getPath()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static List<URI> resourcePlaces(URI server, Challenge challenge) throws LinkException {
        Optional<String> told = challenge.resourceMetadata();
        if (told.isPresent()) {
            try {
                return List.of(URI.create(told.get()));
            } catch (IllegalArgumentException e) {
                throw new LinkException("`" + server + "` says that its metadata is at no address: " + told.get(), e);
            }
        }
        List<URI> places = new ArrayList<>();
        if (!path(server).isEmpty()) {
            places.add(server.resolve(RESOURCE_WELL_KNOWN + path(server)));
        }
        places.add(server.resolve(RESOURCE_WELL_KNOWN));
        return places;
    }

    /** @throws LinkException when there is no metadata, or it is another server's */
    AuthorizationServer server(String issuer) throws LinkException, InterruptedException {
        for (URI place : serverPlaces(address(issuer))) {
            Optional<JsonObject> found = http.get(place);
            if (found.isPresent()) {
                return AuthorizationServer.of(issuer, found.get());
            }
        }
        throw new LinkException("the authorization server `" + issuer + "` publishes no metadata");
    }

    private static URI address(String issuer) throws LinkException {
        try {
            return OAuthHttp.requireSafe(URI.create(issuer));
        } catch (IllegalArgumentException e) {
            throw new LinkException("an authorization server is at no address: " + issuer, e);
        }
    }

    private static List<URI> serverPlaces(URI issuer) {
        String path = path(issuer);
        if (path.isEmpty()) {
            return List.of(issuer.resolve(OAUTH_WELL_KNOWN), issuer.resolve(OPENID_WELL_KNOWN));
        }
        return List.of(
                issuer.resolve(OAUTH_WELL_KNOWN + path),
                issuer.resolve(OPENID_WELL_KNOWN + path),
                issuer.resolve(path + OPENID_WELL_KNOWN));
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
