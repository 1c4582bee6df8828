package dev.dmcp.service.gateway.registry;

import java.util.Locale;
import java.util.Set;

/** Which headers a caller may have sent to a server: none that break a request in two, and none that the transport itself sets. */
final class HeaderRule {
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "upgrade",
            "expect",
            "accept",
            "mcp-session-id",
            "mcp-protocol-version");
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private HeaderRule() {}

    /** @throws InvalidServerException when the header will not do */
    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderRule::isTokenCharacter)) {
            throw new InvalidServerException("headers", "have a name that is none");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidServerException("headers", "must leave `" + name + "` to the gateway");
        }
        if (value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c == 0x7f || c > 0xff))) {
            throw new InvalidServerException(
                    "headers", "have a value of `" + name + "` with characters that no header has");
        }
    }

    private static boolean isTokenCharacter(int c) {
        return c < 0x7f && (Character.isLetterOrDigit(c) || TOKEN.indexOf(c) >= 0);
    }
}
