package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.gateway.registry.Transport.MachineClient;
import dev.dmcp.service.gateway.registry.Transport.OAuth;
import dev.dmcp.service.gateway.registry.Transport.PersonClient;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A server as JSON: what desktop clients write below {@code mcpServers} ({@code command}, {@code args}, {@code env}; {@code url}, {@code headers}, {@code
 * type}; {@code disabled}), and optional members of ours. One form for REST, tools, {@code mcp.json} and the database.
 */
public final class ServerFormat {
    /** The members that mean something here. */
    public static final List<String> MEMBERS = List.of(
            "type",
            "url",
            "headers",
            "oauth",
            "command",
            "args",
            "env",
            "cwd",
            "memory",
            "timeout",
            "concurrency",
            "allowTools",
            "denyTools",
            "enabled",
            "disabled");

    private static final String MACHINE = "client_credentials";
    private static final String PERSON = "authorization_code";
    private static final int LONGEST_TIMEOUT_SECONDS = 3_600;
    private static final int MOST_CALLS = 1_000;

    private ServerFormat() {}

    /**
     * Reads a server.
     *
     * @throws InvalidServerException when a member is wrong, or it is not clear how the server is reached
     */
    public static RegisteredServer read(String name, JsonObject json, Origin origin) {
        var shape = new Shape(json);
        var calls = new CallSettings(
                shape.number("timeout", 1, LONGEST_TIMEOUT_SECONDS).map(Duration::ofSeconds),
                shape.number("concurrency", 1, MOST_CALLS),
                shape.texts("allowTools"),
                shape.texts("denyTools"));
        boolean enabled =
                shape.flag("enabled").orElse(true) && !shape.flag("disabled").orElse(false);
        return new RegisteredServer(name, transport(shape), calls, enabled, origin);
    }

    private static Transport transport(Shape shape) {
        Optional<String> command = shape.text("command");
        Optional<String> url = shape.text("url").map(String::strip);
        if (command.isPresent() == url.isPresent()) {
            throw new InvalidServerException(
                    command.isPresent()
                            ? "a server has either a url or a command, not both"
                            : "url or command is missing: where is the server?");
        }
        String type = shape.text("type")
                .orElse(command.isPresent() ? "stdio" : "http")
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "stdio" -> stdio(shape, command.orElseThrow(() -> contradicts(type, "command")));
            case "http", "streamable-http", "streamablehttp", "streamable_http" ->
                new Transport.Http(url.orElseThrow(() -> contradicts(type, "url")), shape.map("headers"), oauth(shape));
            case "sse" ->
                new Transport.Sse(url.orElseThrow(() -> contradicts(type, "url")), shape.map("headers"), oauth(shape));
            default -> throw new InvalidServerException("type", "must be one of http, sse, stdio, not `" + type + "`");
        };
    }

    private static InvalidServerException contradicts(String type, String missing) {
        return new InvalidServerException("type", "is `" + type + "`, which needs a " + missing);
    }

    private static Transport stdio(Shape shape, String program) {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(shape.texts("args"));
        return new Transport.Stdio(
                command,
                shape.map("env"),
                shape.text("cwd").map(Path::of),
                shape.text("memory").map(ServerFormat::megabytes));
    }

    /** {@code 256M}, {@code 1G}. */
    private static int megabytes(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        int factor = upper.endsWith("G") ? 1_024 : 1;
        try {
            int number = Integer.parseInt(upper.substring(0, Math.max(0, upper.length() - 1)));
            if ((upper.endsWith("G") || upper.endsWith("M")) && number > 0 && number <= 1_024 * 1_024 / factor) {
                return number * factor;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidServerException("memory", "must be a size such as 256M or 1G, not `" + text + "`");
    }

    private static Optional<OAuth> oauth(Shape shape) {
        return shape.object("oauth").map(ServerFormat::oauthClient);
    }

    /** Who gives an identity with a secret, and says no more, means the gateway's own. */
    private static OAuth oauthClient(Shape oauth) {
        Optional<String> id = oauth.text("clientId");
        Optional<String> secret = oauth.text("clientSecret");
        boolean both = id.isPresent() && secret.isPresent();
        String grant = oauth.text("grant").orElse(both ? MACHINE : PERSON);
        return switch (grant) {
            case PERSON -> new PersonClient(id, secret);
            case MACHINE ->
                new MachineClient(
                        id.orElseThrow(ServerFormat::lacksIdentity), secret.orElseThrow(ServerFormat::lacksIdentity));
            default ->
                throw new InvalidServerException(
                        "oauth", "has a grant that is neither " + PERSON + " nor " + MACHINE + ": `" + grant + "`");
        };
    }

    private static InvalidServerException lacksIdentity() {
        return new InvalidServerException("oauth", "needs clientId and clientSecret for " + MACHINE);
    }

    /** All of it, in the form that {@link #read} takes, but for whether it is enabled: secrets that were given as such are in it. */
    public static JsonObject write(RegisteredServer server) {
        JsonObject.Builder json = JsonObject.builder();
        if (server.transport() instanceof Transport.Stdio stdio) {
            write(stdio, json);
        } else if (server.transport() instanceof Transport.Remote remote) {
            write(remote, json);
        }
        CallSettings calls = server.calls();
        calls.timeout().ifPresent(timeout -> json.put("timeout", timeout.toSeconds()));
        calls.concurrency().ifPresent(most -> json.put("concurrency", most));
        putTexts(json, "allowTools", calls.allowedTools());
        putTexts(json, "denyTools", calls.deniedTools());
        return json.build();
    }

    private static void write(Transport.Remote remote, JsonObject.Builder json) {
        json.put("type", remote instanceof Transport.Sse ? "sse" : "http").put("url", remote.url());
        putMap(json, "headers", remote.headers());
        remote.oauth().ifPresent(oauth -> json.put("oauth", write(oauth)));
    }

    private static JsonObject write(OAuth oauth) {
        return switch (oauth) {
            case MachineClient(String id, String secret) ->
                JsonObject.builder()
                        .put("clientId", id)
                        .put("clientSecret", secret)
                        .build();
            case PersonClient(Optional<String> id, Optional<String> secret) ->
                JsonObject.builder()
                        .put("grant", PERSON)
                        .putStringIfPresent("clientId", id)
                        .putStringIfPresent("clientSecret", secret)
                        .build();
        };
    }

    private static void write(Transport.Stdio stdio, JsonObject.Builder json) {
        json.put("type", "stdio").put("command", stdio.command().getFirst());
        putTexts(json, "args", stdio.command().subList(1, stdio.command().size()));
        putMap(json, "env", stdio.environment());
        stdio.directory().ifPresent(directory -> json.put("cwd", directory.toString()));
        stdio.memoryMegabytes().ifPresent(memory -> json.put("memory", memory + "M"));
    }

    private static void putTexts(JsonObject.Builder json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.put(name, JsonArray.ofStrings(texts));
        }
    }

    private static void putMap(JsonObject.Builder json, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            JsonObject.Builder members = JsonObject.builder();
            map.forEach(members::put);
            json.put(name, members.build());
        }
    }
}
