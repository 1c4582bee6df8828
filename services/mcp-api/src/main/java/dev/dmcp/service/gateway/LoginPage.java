package dev.dmcp.service.gateway;

import dev.dmcp.service.kit.http.Response;
import java.nio.charset.StandardCharsets;

/** What a person reads in the browser while they log in. No script, no style: it must work behind the strictest of policies. */
final class LoginPage {
    private LoginPage() {}

    static Response question(String server, String person, String next) {
        return page(
                200,
                "Log in to " + server,
                "<p>The user <b>" + escaped(person) + "</b> of this gateway will act as you at the MCP server <b>"
                        + escaped(server) + "</b>. Go on only if you are that user and asked for this.</p>"
                        + "<p><a href=\"" + escaped(next) + "\">Log in</a></p>");
    }

    static Response welcome(String server) {
        return page(
                200,
                "Logged in to " + server,
                "<p>The gateway can use the MCP server <b>" + escaped(server)
                        + "</b> for you now. You can close this page.</p>");
    }

    static Response failure(int status, String sentence) {
        return page(status, "Not logged in", "<p>" + escaped(sentence) + "</p>");
    }

    private static Response page(int status, String title, String content) {
        String html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(title) + "</title></head>"
                + "<body><h1>" + escaped(title) + "</h1>" + content + "</body></html>";
        return Response.bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
