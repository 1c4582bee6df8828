package dev.dmcp.engine.buildkit.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config.json} of the docker CLI says about signing in, and about proxies.
 *
 * @param logins by server: a host, or an address
 * @param store the credential helper for every server; absent for none
 * @param helpers credential helpers by host; they come before {@code store}
 * @param proxies by the address of an engine, or {@code default}: what is reached through them, as {@code httpProxy}
 */
record DockerConfig(
        Map<String, Credentials> logins,
        Optional<String> store,
        Map<String, String> helpers,
        Map<String, Map<String, String>> proxies) {
    static final DockerConfig EMPTY = new DockerConfig(Map.of(), Optional.empty(), Map.of(), Map.of());

    private static final JsonFactory JSON = new JsonFactory();

    DockerConfig {
        logins = Map.copyOf(logins);
        helpers = Map.copyOf(helpers);
        proxies = Map.copyOf(proxies);
    }

    /** Empty where the file is missing or cannot be read: registries will say that they do not know us. */
    static DockerConfig in(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("config.json"))) {
            return read(in);
        } catch (IOException missingOrUnreadable) {
            return EMPTY;
        }
    }

    static DockerConfig read(InputStream in) throws IOException {
        Map<String, Credentials> logins = new LinkedHashMap<>();
        Map<String, String> helpers = new LinkedHashMap<>();
        Map<String, Map<String, String>> proxies = new LinkedHashMap<>();
        Optional<String> store = Optional.empty();
        try (JsonParser json = JSON.createParser(in)) {
            expectObject(json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "auths" -> logins(json, logins);
                    case "credsStore" -> store = Optional.of(json.getText()).filter(name -> !name.isEmpty());
                    case "credHelpers" -> helpers.putAll(strings(json));
                    case "proxies" -> proxies(json, proxies);
                    default -> json.skipChildren();
                }
            }
        }
        return new DockerConfig(logins, store, helpers, proxies);
    }

    private static void expectObject(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it is no JSON object");
        }
    }

    private static void logins(JsonParser json, Map<String, Credentials> logins) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String server = json.currentName();
            json.nextToken();
            credentials(strings(json)).ifPresent(found -> logins.put(server, found));
        }
    }

    private static void proxies(JsonParser json, Map<String, Map<String, String>> proxies) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String engine = json.currentName();
            json.nextToken();
            proxies.put(engine, strings(json));
        }
    }

    private static Map<String, String> strings(JsonParser json) throws IOException {
        Map<String, String> strings = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            } else {
                strings.put(name, json.getText());
            }
        }
        return strings;
    }

    private static Optional<Credentials> credentials(Map<String, String> fields) {
        String token = fields.getOrDefault("identitytoken", "");
        if (!token.isEmpty()) {
            return Optional.of(new Credentials("", token));
        }
        String user = fields.getOrDefault("username", "");
        String secret = fields.getOrDefault("password", "");
        String encoded = fields.getOrDefault("auth", "");
        if (!encoded.isEmpty()) {
            String both = decoded(encoded);
            int colon = both.indexOf(':');
            user = colon < 0 ? user : both.substring(0, colon);
            secret = colon < 0 ? secret : both.substring(colon + 1).replace("\0", "");
        }
        return secret.isEmpty() ? Optional.empty() : Optional.of(new Credentials(user, secret));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    /** The helper to ask about a host; absent where the file itself has the answer. */
    Optional<String> helperFor(String host) {
        return Optional.ofNullable(helpers.get(host)).or(() -> store);
    }

    /** The proxies of what runs on an engine. */
    Map<String, String> proxiesOf(String engine) {
        return Optional.ofNullable(proxies.get(engine)).orElseGet(() -> proxies.getOrDefault("default", Map.of()));
    }

    /** The login for a server; entries may be written with a scheme and a path. */
    Optional<Credentials> loginFor(String server) {
        return Optional.ofNullable(logins.get(server))
                .or(() -> logins.entrySet().stream()
                        .filter(entry -> host(entry.getKey()).equals(host(server)))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static String host(String server) {
        int scheme = server.indexOf("://");
        String rest = scheme < 0 ? server : server.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
