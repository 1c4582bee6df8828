package dev.dmcp.conversation;

import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.port.HttpCaller.Answer.Received;
import dev.dmcp.application.port.McpGreeter;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a service for its tools with as little as will do, since a table waits for it: one request of the stateless era, which tells revision and tools
 * at once; a session only where that is not understood. Loads no client.
 */
public final class ServiceGreeting implements McpGreeter {
    private static final int MOST_PAGES = 20;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final String version;
    private final List<Secret> keys;
    private final HttpCaller caller;

    /**
     * Greets services of the own stack.
     *
     * @param version of dmcp
     * @param keys that the stack may sign its tokens with
     */
    public ServiceGreeting(String version, List<Secret> keys, HttpCaller caller) {
        this.version = version;
        this.keys = List.copyOf(keys);
        this.caller = caller;
    }

    @Override
    public Answer greet(Endpoint endpoint, Duration patience) {
        Talk talk = new Talk(endpoint, patience);
        try {
            Optional<Answer> modern = talk.modern();
            return modern.isPresent() ? modern.get() : talk.legacy();
        } catch (RpcException unreadable) {
            return new Answer.Silent("it speaks no MCP: " + unreadable.getMessage());
        }
    }

    /** A few requests to one service. */
    private final class Talk {
        private final Endpoint endpoint;
        private final Duration patience;
        private final OwnTokens tokens = new OwnTokens(keys, Clock.systemUTC());
        private final Map<String, String> headers = new HashMap<>();
        private long id;

        Talk(Endpoint endpoint, Duration patience) {
            this.endpoint = endpoint;
            this.patience = patience;
            headers.put("Content-Type", "application/json");
            headers.put("Accept", "application/json, text/event-stream");
        }

        /** Empty for a service that does not know the stateless era. */
        Optional<Answer> modern() {
            ProtocolVersion newest = ProtocolVersion.NEWEST_MODERN;
            JsonObject meta = JsonObject.builder()
                    .put(Names.META_PROTOCOL_VERSION, newest.text())
                    .put(Names.META_CLIENT_CAPABILITIES, JsonObject.empty())
                    .put(Names.META_CLIENT_INFO, introduction())
                    .build();
            headers.put(Names.HEADER_PROTOCOL_VERSION, newest.text());
            headers.put(Names.HEADER_METHOD, "tools/list");
            Optional<Integer> tools =
                    count(JsonObject.builder().put(Names.META, meta).build());
            headers.remove(Names.HEADER_METHOD);
            headers.remove(Names.HEADER_PROTOCOL_VERSION);
            return tools.map(count -> new Answer.Speaks(newest.text(), count));
        }

        Answer legacy() {
            JsonObject hello = JsonObject.builder()
                    .put("protocolVersion", ProtocolVersion.NEWEST_LEGACY.text())
                    .put("capabilities", JsonObject.empty())
                    .put("clientInfo", introduction())
                    .build();
            Optional<Received> opened = post(request("initialize", hello));
            Optional<JsonObject> facts = opened.flatMap(Talk::result);
            if (facts.isEmpty()) {
                return new Answer.Silent("it speaks no MCP");
            }
            String revision = facts.get().string("protocolVersion").orElse("");
            Optional<String> session = opened.map(Received::headers).map(all -> all.get("mcp-session-id"));
            session.ifPresent(name -> headers.put(Names.HEADER_SESSION, name));
            headers.put(Names.HEADER_PROTOCOL_VERSION, revision);
            post(new Message.Notification("notifications/initialized", JsonObject.empty()));
            Optional<Integer> tools = count(JsonObject.empty());
            session.ifPresent(name -> call("DELETE", ""));
            return new Answer.Speaks(revision, tools.orElse(0));
        }

        private JsonObject introduction() {
            return JsonObject.builder()
                    .put("name", "dmcp")
                    .put("version", version)
                    .build();
        }

        /** All tools, page by page; empty when the service does not answer as one that speaks MCP. */
        private Optional<Integer> count(JsonObject params) {
            int count = 0;
            Optional<String> cursor = Optional.empty();
            for (int page = 0; page < MOST_PAGES; page++) {
                JsonObject asked =
                        params.toBuilder().putStringIfPresent("cursor", cursor).build();
                Optional<JsonObject> result = post(request("tools/list", asked)).flatMap(Talk::result);
                if (result.isEmpty()) {
                    return Optional.empty();
                }
                count += result.get().array("tools").map(JsonArray::size).orElse(0);
                cursor = result.get().string("nextCursor");
                if (cursor.isEmpty()) {
                    return Optional.of(count);
                }
            }
            return Optional.of(count);
        }

        private Message request(String method, JsonObject params) {
            return new Message.Request(new RequestId.Numeric(++id), method, params);
        }

        private Optional<Received> post(Message message) {
            return call("POST", message.toJson().toString());
        }

        private Optional<Received> call(String verb, String body) {
            while (true) {
                Optional<String> authorization = tokens.authorization();
                Map<String, String> all = new HashMap<>(headers);
                authorization.ifPresent(value -> all.put("Authorization", value));
                HttpCaller.Answer answer =
                        caller.call(new HttpCaller.Request(verb, endpoint.uri().toString(), all, body), patience);
                if (!(answer instanceof Received received)) {
                    return Optional.empty();
                }
                boolean isRefused = received.status() == UNAUTHORIZED;
                if (!isRefused || !tokens.recover(UNAUTHORIZED, List.of(), authorization)) {
                    return Optional.of(received);
                }
            }
        }

        private static Optional<JsonObject> result(Received received) {
            if (received.status() >= BAD_REQUEST) {
                return Optional.empty();
            }
            for (String text : messages(received)) {
                if (MessageReader.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Message.Result result) {
                    return Optional.of(result.result());
                }
            }
            return Optional.empty();
        }

        /** The body, or the data of each of its events. */
        private static List<String> messages(Received received) {
            boolean isStream =
                    received.headers().getOrDefault("content-type", "").startsWith("text/event-stream");
            if (!isStream) {
                return received.body().isBlank() ? List.of() : List.of(received.body());
            }
            return received.body()
                    .lines()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()).strip())
                    .filter(data -> !data.isEmpty())
                    .toList();
        }
    }
}
