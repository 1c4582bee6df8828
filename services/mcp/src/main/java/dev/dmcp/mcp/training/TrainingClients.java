package dev.dmcp.mcp.training;

import dev.dmcp.mcp.wire.Names;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import dev.dmcp.service.kit.lifecycle.TrainingCalls;
import dev.dmcp.service.kit.lifecycle.TrainingConnection;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Calls {@code /mcp} as clients of the two eras do. */
public final class TrainingClients {
    private static final String PATH = "/mcp";
    private static final int MOST_LOOKS = 500;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final String META = "\"_meta\":{\"" + Names.META_PROTOCOL_VERSION + "\":\""
            + ProtocolVersion.NEWEST_MODERN.text() + "\",\"" + Names.META_CLIENT_INFO
            + "\":{\"name\":\"training\",\"version\":\"1\"},\"" + Names.META_CLIENT_CAPABILITIES + "\":{}}";

    private TrainingClients() {}

    /** Opens a session, lists what there is, and calls a tool some times. */
    public static void inSession(TrainingCalls calls, String tool, String arguments, int times) throws StartFailure {
        try (TrainingConnection connection = calls.connect()) {
            TrainingConnection.Answer opened = connection.post(
                    PATH, Map.of(), request("initialize", """
                            "protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"training","version":"1"}""".formatted(ProtocolVersion.NEWEST_LEGACY.text())));
            Map<String, String> session = Map.of(
                    Names.HEADER_SESSION,
                    opened.header(Names.HEADER_SESSION).orElseThrow(),
                    Names.HEADER_PROTOCOL_VERSION,
                    ProtocolVersion.NEWEST_LEGACY.text());
            connection.post(PATH, session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            awaitTool(connection, session, request("tools/list", ""), tool);
            for (int i = 0; i < times; i++) {
                requireResult(connection.post(PATH, session, call(tool, arguments, "")));
            }
        }
    }

    /** Lists what there is, and calls a tool some times, each request for itself. */
    public static void stateless(TrainingCalls calls, String tool, String arguments, int times) throws StartFailure {
        try (TrainingConnection connection = calls.connect()) {
            connection.post(PATH, headers("server/discover"), request("server/discover", META));
            awaitTool(connection, headers("tools/list"), request("tools/list", META), tool);
            Map<String, String> headers = Map.of(
                    Names.HEADER_PROTOCOL_VERSION,
                    ProtocolVersion.NEWEST_MODERN.text(),
                    Names.HEADER_METHOD,
                    "tools/call",
                    Names.HEADER_NAME,
                    tool);
            for (int i = 0; i < times; i++) {
                requireResult(connection.post(PATH, headers, call(tool, arguments, "," + META)));
            }
        }
    }

    /** A gateway lists what the servers behind it have a moment later. */
    private static void awaitTool(
            TrainingConnection connection, Map<String, String> headers, String request, String tool)
            throws StartFailure {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (connection.post(PATH, headers, request).body().contains("\"" + tool + "\"")) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw new StartFailure("the tool " + tool + " is not offered", false, new IllegalStateException(request));
    }

    private static void requireResult(TrainingConnection.Answer answer) throws StartFailure {
        if (!answer.body().contains("\"result\"") || answer.body().contains("\"isError\":true")) {
            throw new StartFailure("a training call of a tool failed", false, new IllegalStateException(answer.body()));
        }
    }

    private static Map<String, String> headers(String method) {
        return Map.of(Names.HEADER_PROTOCOL_VERSION, ProtocolVersion.NEWEST_MODERN.text(), Names.HEADER_METHOD, method);
    }

    private static String call(String tool, String arguments, String more) {
        return request("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments + more);
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }
}
