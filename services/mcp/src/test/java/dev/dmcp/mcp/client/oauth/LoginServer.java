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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A resource and its authorization server in one. Its users consent to everything unless they are told not to; codes and tokens for renewal are good
 * once, and only for the client, address and secret that they were asked for with.
 */
public final class LoginServer implements AutoCloseable {
    final AtomicInteger registrations = new AtomicInteger();
    final AtomicInteger consents = new AtomicInteger();
    volatile Map<String, String> lastGrant = Map.of();
    volatile String lastAuthorization = "";
    volatile String lastScope = "";
    volatile String issuerInRedirect = "";
    volatile boolean challengeMatched;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger codes = new AtomicInteger();
    private final Server server;
    private final Map<String, Consent> open = new ConcurrentHashMap<>();
    private final Map<String, String> valid = new ConcurrentHashMap<>();
    private final Map<String, String> renewals = new ConcurrentHashMap<>();
    private volatile Optional<Handler> resource = Optional.empty();
    private volatile String person = "somebody";
    private volatile boolean willing = true;
    private volatile String wantedScope = "";
    /** Where tokens are given back. */
    public final RevocationEndpoint revocations = new RevocationEndpoint();

    /** What comes between a question and its answer. */
    public final Obstacles obstacles = new Obstacles();

    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private record Consent(String person, String challenge, String redirect, String resource) {}

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

    /** Who logs in from now on. */
    public void person(String name) {
        person = name;
    }

    /** Whether they consent from now on. */
    public void consent(boolean yes) {
        willing = yes;
    }

    /** From now on the resource refuses whoever's token was not asked for with this scope. */
    public void want(String scope) {
        wantedScope = scope;
    }

    /** Whose the token in that header is; empty when it is nobody's any more. */
    public Optional<String> personOf(String authorization) {
        return Optional.ofNullable(valid.get(authorization));
    }

    /** From now on the resource is this, for whoever shows a token that is good. */
    public void protect(Handler handler) {
        resource = Optional.of(handler);
    }

    /** The {@code Authorization} header and the form of the last request for a token. */
    public String lastRequest() {
        return lastAuthorization + " " + lastGrant;
    }

    /** How many requests for a token were refused. */
    public int refusals() {
        return refusals.get();
    }

    /** How many tokens were given. */
    public int tokens() {
        return tokens.get();
    }

    /** Takes all tokens back; they can be renewed. */
    public void revoke() {
        valid.clear();
    }

    /** Takes the tokens for renewal back. */
    public void endRenewals() {
        renewals.clear();
    }

    /** Whether a token, of either kind, is still good. */
    public boolean isGood(String token) {
        return valid.containsKey("Bearer " + token) || renewals.containsKey(token);
    }

    /** Spends all codes that are open, as a thief would. */
    public void spend() {
        open.clear();
    }

    /** In whose name it sends users back; empty for its own. */
    public void answerAs(String issuer) {
        issuerInRedirect = issuer;
    }

    /** The {@code Authorization} headers that came to an address of the resource. */
    public String seen(String path) {
        return seen.getOrDefault(path, "");
    }

    /** How often somebody was asked for consent. */
    public int consents() {
        return consents.get();
    }

    /** How often a client registered itself. */
    public int registrations() {
        return registrations.get();
    }

    /** The fields of the last request for a token. */
    public Map<String, String> lastGrant() {
        return lastGrant;
    }

    public URI resource() {
        return URI.create(issuer() + "/mcp");
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    private Response answer(Request request) throws IOException, InterruptedException {
        Optional<Response> other = obstacles.instead(request.path());
        Response answer = other.isPresent() ? other.get() : answerTo(request);
        obstacles.awaitRelease(request.path());
        return answer;
    }

    private Response answerTo(Request request) throws IOException, InterruptedException {
        return switch (request.path()) {
            case Obstacles.METADATA ->
                json("{\"resource\":\"%s/mcp\",\"authorization_servers\":[\"%s\"]}".formatted(issuer(), issuer()));
            case RevocationEndpoint.PATH -> takeBack(request);
            case "/.well-known/oauth-authorization-server" -> json(metadata());
            case "/register" -> {
                registrations.incrementAndGet();
                yield json("{\"client_id\":\"client-1\"}");
            }
            case "/authorize" -> authorize(request);
            case Obstacles.TOKENS -> token(request);
            case "/mcp" -> resource(request);
            case "/mcp/other" -> {
                seen.merge("/mcp/other", request.header("authorization").orElse("-"), String::concat);
                yield refusal(401, "");
            }
            default -> Response.empty(404);
        };
    }

    private Response resource(Request request) throws IOException, InterruptedException {
        if (resource.isEmpty()) {
            return Response.empty(404);
        }
        if (request.header("authorization").flatMap(this::personOf).isEmpty()) {
            return refusal(401, "");
        }
        boolean lacks = !wantedScope.isEmpty() && !lastScope.contains(wantedScope);
        return lacks
                ? refusal(403, "error=\"insufficient_scope\", scope=\"" + wantedScope + "\", ")
                : resource.get().handle(request);
    }

    private Response refusal(int status, String why) {
        return Response.empty(status)
                .withHeader(
                        "www-authenticate",
                        "Bearer " + why + "resource_metadata=\"" + issuer()
                                + "/.well-known/oauth-protected-resource/mcp\"");
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "registration_endpoint":"%1$s/register","code_challenge_methods_supported":["S256"],%2$s
                 "token_endpoint_auth_methods_supported":["none","client_secret_basic"],
                 "authorization_response_iss_parameter_supported":true}""".formatted(issuer(), revocations.metadata(issuer()));
    }

    private Response takeBack(Request request) throws IOException, InterruptedException {
        Map<String, String> form = OAuthTexts.form(request.body());
        Response response = revocations.answer(form);
        if (response.status() == 200) {
            valid.remove("Bearer " + form.get("token"));
            renewals.remove(form.getOrDefault("token", ""));
        }
        return response;
    }

    private Response authorize(Request request) {
        consents.incrementAndGet();
        lastScope = request.query("scope").orElse("");
        String redirect = request.query("redirect_uri").orElse("");
        String issuer = issuerInRedirect.isEmpty() ? issuer() : issuerInRedirect;
        String tail = "&state=" + request.query("state").orElse("") + "&iss=" + OAuthHttp.encode(issuer);
        if (!willing) {
            return Response.empty(302).withHeader("location", redirect + "?error=access_denied" + tail);
        }
        String code = "code-" + codes.incrementAndGet();
        open.put(
                code,
                new Consent(
                        person,
                        request.query("code_challenge").orElse(""),
                        redirect,
                        request.query("resource").orElse("")));
        return Response.empty(302).withHeader("location", redirect + "?code=" + code + tail);
    }

    private Response token(Request request) throws IOException {
        Map<String, String> form = OAuthTexts.form(request.body());
        lastGrant = form;
        lastAuthorization = request.header("authorization").orElse("");
        Optional<String> who = grantee(form);
        if (who.isEmpty()) {
            refusals.incrementAndGet();
            return Response.json(400, Json.parse("{\"error\":\"invalid_grant\"}"));
        }
        int number = tokens.incrementAndGet();
        valid.put("Bearer token-" + number, who.get());
        renewals.put("again-" + number, who.get());
        return json("{\"access_token\":\"token-%1$d\",\"token_type\":\"Bearer\",\"refresh_token\":\"again-%1$d\"}"
                .formatted(number));
    }

    private Optional<String> grantee(Map<String, String> form) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> Optional.of("a machine");
            case "refresh_token" -> Optional.ofNullable(renewals.remove(form.getOrDefault("refresh_token", "")));
            default ->
                Optional.ofNullable(open.remove(form.getOrDefault("code", "")))
                        .filter(consent -> matches(consent, form))
                        .map(Consent::person);
        };
    }

    private boolean matches(Consent consent, Map<String, String> form) {
        challengeMatched =
                OAuthTexts.hash(form.getOrDefault("code_verifier", "")).equals(consent.challenge());
        return challengeMatched
                && consent.redirect().equals(form.get("redirect_uri"))
                && consent.resource().equals(form.get("resource"));
    }

    private static Response json(String text) {
        return Response.ok(Json.parse(text));
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}
