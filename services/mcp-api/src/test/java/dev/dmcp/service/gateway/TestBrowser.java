package dev.dmcp.service.gateway;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser: keeps cookies, and goes where it is sent. */
final class TestBrowser implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    private final CookieManager cookies = new BrowserCookies();
    private final HttpClient following = client(cookies, HttpClient.Redirect.ALWAYS);

    /** Java takes a cookie with {@code Max-Age} for one of RFC 2965 and quotes it, which no browser does. */
    private static final class BrowserCookies extends CookieManager {
        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(0));
        }
    }

    private static HttpClient client(CookieManager cookies, HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .followRedirects(redirect)
                .cookieHandler(cookies)
                .build();
    }

    HttpResponse<String> open(URI page) throws Exception {
        return following.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }

    /** Opens the page and follows its link to wherever that leads. */
    HttpResponse<String> logIn(URI page) throws Exception {
        return open(link(page));
    }

    /** Where the page's link leads. */
    URI link(URI page) throws Exception {
        Matcher link = LINK.matcher(open(page).body());
        if (!link.find()) {
            throw new AssertionError("the page has no link");
        }
        return page.resolve(link.group(1));
    }

    /** Where that address sends the browser, without going there. */
    URI redirect(URI address) throws Exception {
        try (HttpClient stopping = client(cookies, HttpClient.Redirect.NEVER)) {
            HttpResponse<Void> response =
                    stopping.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            return URI.create(response.headers().firstValue("location").orElseThrow());
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
