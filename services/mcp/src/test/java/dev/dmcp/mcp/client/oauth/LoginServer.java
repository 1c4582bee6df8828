package dev.dmcp.mcp.client.oauth;

import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.JdkServer;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Server;
import dev.dmcp.service.kit.http.ServerOptions;
import dev.dmcp.service.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A resource and its authorization server in one, which consents to everything and remembers what it was asked. */
public final class LoginServer implements AutoCloseable {
    final AtomicInteger registrations = new AtomicInteger();
    final AtomicInteger consents = new AtomicInteger();
    volatile Map<String, String> lastGrant = Map.of();
    volatile String lastAuthorization = "";
    volatile String lastScope = "";
    volatile String issuerInRedirect = "";
    volatile boolean challengeMatched;
    private final AtomicInteger tokens = new AtomicInteger();
    private final Server server;
    private volatile String challenge = "";
    private volatile Optional<Handler> resource = Optional.empty();
    private volatile int revoked;

    private LoginServer() throws IOException {
        server = JdkServer.start(ServerOptions.of("127.0.0.1", 0), this::answer);
    }

    public static LoginServer start() {
        try {
            return new LoginServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the resource is this, for whoever shows the newest token. */
    public void protect(Handler handler) {
        resource = Optional.of(handler);
    }

    /** The {@code Authorization} header and the form of the last request for a token. */
    public String lastRequest() {
        return lastAuthorization + " " + lastGrant;
    }

    /** How many tokens were given. */
    public int tokens() {
        return tokens.get();
    }

    /** Takes the newest token back. */
    public void revoke() {
        revoked = tokens.get();
    }

    public URI resource() {
        return URI.create(issuer() + "/mcp");
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    private Response answer(Request request) throws IOException, InterruptedException {
        return switch (request.path()) {
            case "/.well-known/oauth-protected-resource/mcp" ->
                json("{\"resource\":\"%s/mcp\",\"authorization_servers\":[\"%s\"]}".formatted(issuer(), issuer()));
            case "/.well-known/oauth-authorization-server" -> json(metadata());
            case "/register" -> {
                registrations.incrementAndGet();
                yield json("{\"client_id\":\"client-1\"}");
            }
            case "/authorize" -> authorize(request);
            case "/token" -> token(request);
            case "/mcp" -> resource(request);
            default -> Response.empty(404);
        };
    }

    private Response resource(Request request) throws IOException, InterruptedException {
        if (resource.isEmpty()) {
            return Response.empty(404);
        }
        boolean admitted = tokens.get() > revoked
                && request.header("authorization").equals(Optional.of("Bearer token-" + tokens.get()));
        return admitted
                ? resource.get().handle(request)
                : Response.empty(401)
                        .withHeader(
                                "www-authenticate",
                                "Bearer resource_metadata=\"" + issuer()
                                        + "/.well-known/oauth-protected-resource/mcp\"");
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "registration_endpoint":"%1$s/register","code_challenge_methods_supported":["S256"],
                 "token_endpoint_auth_methods_supported":["none","client_secret_basic"],
                 "authorization_response_iss_parameter_supported":true}""".formatted(issuer());
    }

    private Response authorize(Request request) {
        consents.incrementAndGet();
        lastScope = request.query("scope").orElse("");
        challenge = request.query("code_challenge").orElse("");
        String issuer = issuerInRedirect.isEmpty() ? issuer() : issuerInRedirect;
        String back = request.query("redirect_uri").orElse("") + "?code=code-1&state="
                + request.query("state").orElse("") + "&iss=" + OAuthHttp.encode(issuer);
        return Response.empty(302).withHeader("location", back);
    }

    private Response token(Request request) throws IOException {
        Map<String, String> form = form(new String(request.body(), StandardCharsets.UTF_8));
        lastGrant = form;
        lastAuthorization = request.header("authorization").orElse("");
        challengeMatched = hash(form.getOrDefault("code_verifier", "")).equals(challenge);
        return json("{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"refresh_token\":\"again\"}"
                .formatted(tokens.incrementAndGet()));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String hash(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response json(String text) {
        return Response.ok(Json.parse(text));
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}
