package dev.dmcp.service.gateway;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.login.LoginAddresses;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.log.Log;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages on which a person logs in to a server: one that says who logs in to what, the way to the authorization server, and the one to which that sends
 * the person back. Whoever has a ticket may open them.
 */
final class LoginRoutes {
    private static final String BEGIN = "/begin";
    private static final String COOKIE = "dmcp-login-";
    private static final String SEEN_COOKIE = "dmcp-page-";
    private static final int COOKIE_NAME_CHARACTERS = 16;
    private static final List<String> ANSWER = List.of("code", "state", "iss", "error", "error_description");

    private final Logins logins;
    private final LoginAddresses addresses;
    private final Log log;

    LoginRoutes(Logins logins, LoginAddresses addresses, Log log) {
        this.logins = logins;
        this.addresses = addresses;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.get(LoginAddresses.PAGES + "{ticket}", this::page),
                Route.get(LoginAddresses.PAGES + "{ticket}" + BEGIN, this::begin),
                Route.get(LoginAddresses.CALLBACK, this::callback),
                Route.get(LoginAddresses.CLIENT, request -> client()));
    }

    /** A person sees in whose name they log in before they do: who sends others a ticket of their own would act as them later. */
    private Response page(Request request) {
        String ticket = request.pathParameter("ticket");
        return logins.visit(ticket)
                .map(visit -> LoginPage.question(visit.server(), visit.person(), LoginAddresses.PAGES + ticket + BEGIN)
                        .withHeader("set-cookie", cookie(cookieName(SEEN_COOKIE, ticket), ticket, "Strict")))
                .orElseGet(LoginRoutes::outdated);
    }

    /** Goes on for a browser that comes from the page: no browser shows that cookie when another site sends it here. */
    private Response begin(Request request) throws InterruptedException {
        String ticket = request.pathParameter("ticket");
        var visit = logins.visit(ticket);
        if (visit.isEmpty()
                || !browser(request, cookieName(SEEN_COOKIE, ticket)).equals(ticket)) {
            return page(request);
        }
        try {
            Logins.Departure departure = visit.get().begin();
            return Response.empty(302)
                    .withHeader("location", departure.page().toString())
                    .withHeader(
                            "set-cookie", cookie(cookieName(COOKIE, departure.state()), departure.browser(), "Lax"));
        } catch (LinkException e) {
            return LoginPage.failure(502, String.valueOf(e.getMessage()));
        }
    }

    private String cookie(String name, String value, String sameSite) {
        return name + "=" + value + "; Path=" + LoginAddresses.ROOT + "; Max-Age=" + Logins.LIFETIME.toSeconds()
                + "; HttpOnly; SameSite=" + sameSite + (addresses.isSecure() ? "; Secure" : "");
    }

    private static String cookieName(String kind, String whose) {
        return kind + whose.substring(0, Math.min(COOKIE_NAME_CHARACTERS, whose.length()));
    }

    private Response callback(Request request) throws InterruptedException {
        Map<String, String> answer = new LinkedHashMap<>();
        for (String name : ANSWER) {
            request.query(name).ifPresent(value -> answer.put(name, value));
        }
        String browser = browser(request, cookieName(COOKIE, answer.getOrDefault("state", "")));
        try {
            String server = logins.complete(answer, browser);
            log.info("somebody has logged in", fields -> fields.put("server", server));
            return LoginPage.welcome(server);
        } catch (LinkException e) {
            String problem = String.valueOf(e.getMessage());
            log.warn("a login came to nothing", fields -> fields.put("problem", problem));
            return LoginPage.failure(400, problem);
        }
    }

    /** Several logins may be under way in one browser, each with a cookie of its own. */
    private static String browser(Request request, String name) {
        for (String pair : request.header("cookie").orElse("").split(";", -1)) {
            String cookie = pair.strip();
            if (cookie.startsWith(name + "=")) {
                return cookie.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static Response outdated() {
        return LoginPage.failure(
                404,
                "This address is not good any more. Ask the gateway for the server again, and it gives another one.");
    }

    /** Who we are, for authorization servers that read it (Client ID Metadata Documents). */
    private Response client() {
        return Response.ok(JsonObject.builder()
                .put(
                        "client_id",
                        addresses.gateway().resolve(LoginAddresses.CLIENT).toString())
                .put("client_name", LoginAddresses.CLIENT_NAME)
                .put(
                        "redirect_uris",
                        JsonArray.ofStrings(List.of(addresses.callback().toString())))
                .put("grant_types", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
                .put("response_types", JsonArray.ofStrings(List.of("code")))
                .put("token_endpoint_auth_method", "none")
                .build());
    }
}
