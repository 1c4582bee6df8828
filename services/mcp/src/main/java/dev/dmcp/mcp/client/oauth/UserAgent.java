package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Takes the user to a page and back. */
@FunctionalInterface
public interface UserAgent {
    /**
     * Shows the authorization page, and waits until the user has been sent to our redirect address.
     *
     * @return that address with its query
     * @throws LinkException when the user does not come back
     */
    URI visit(URI authorizationPage) throws LinkException, InterruptedException;

    /** What the address says with which a user came back. */
    static Map<String, String> answer(URI back) {
        Map<String, String> values = new HashMap<>();
        String query = back.getRawQuery() == null ? "" : back.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
