package dev.dmcp.mcp.client.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a resource server asks for in {@code WWW-Authenticate: Bearer …} (RFC 6750, section 3; RFC 9728, section 5.1). */
record Challenge(Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    static Challenge of(List<String> headers) {
        for (String header : headers) {
            if (header.toLowerCase(Locale.ROOT).startsWith("bearer")) {
                return new Challenge(parameters(header.substring("bearer".length())));
            }
        }
        return new Challenge(Map.of());
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return found;
    }

    Optional<String> resourceMetadata() {
        return Optional.ofNullable(parameters.get("resource_metadata"));
    }

    Optional<Scopes> scope() {
        return Optional.ofNullable(parameters.get("scope")).map(Scopes::of);
    }
}
