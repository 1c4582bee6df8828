package dev.dmcp.service.gateway.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An MCP server of the stateless era that says what it has like any other, and fails in one way when it is called. */
final class BadServer implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final long GIGABYTE = 1L << 30;

    private final Fault fault;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger lists = new AtomicInteger();

    /** What happens when it is called. */
    enum Fault {
        HANGS,
        DIES,
        BROKEN_JSON,
        /** Notifications without end on the stream of the call, and on the stream for news. */
        FLOODS,
        /** Other tools at each look, and it says so all the time. */
        CHANGES,
        /** A list of tools without end, a megabyte at a time. */
        ENDLESS_LIST,
        GIGABYTE_OF_JSON,
        GIGABYTE_IN_ONE_EVENT
    }

    BadServer(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/mcp", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject request = Json.parse(exchange.getRequestBody().readAllBytes())
                    .asObject()
                    .orElseThrow();
            JsonValue id = request.get("id").orElseThrow();
            switch (request.string("method").orElse("")) {
                case "server/discover" -> answer(exchange, id, """
                        {"supportedVersions":["2026-07-28"],"capabilities":{"tools":{"listChanged":true}}}""");
                case "tools/list" -> answer(exchange, id, tools());
                case "subscriptions/listen" -> listen(exchange);
                default -> fail(exchange, id);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private String tools() {
        if (fault == Fault.ENDLESS_LIST) {
            return "{\"tools\":[{\"name\":\"call\",\"inputSchema\":{\"a\":\"" + "x".repeat(1 << 20)
                    + "\"}}],\"nextCursor\":\"more\"}";
        }
        String more = fault == Fault.CHANGES
                ? ",{\"name\":\"tool" + lists.incrementAndGet() + "\",\"inputSchema\":{\"type\":\"object\"}}"
                : "";
        return "{\"tools\":[{\"name\":\"call\",\"inputSchema\":{\"type\":\"object\"}}" + more + "]}";
    }

    private static void answer(HttpExchange exchange, JsonValue id, String result) throws IOException {
        byte[] body =
                ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void listen(HttpExchange exchange) throws IOException, InterruptedException {
        if (fault != Fault.FLOODS && fault != Fault.CHANGES) {
            open(exchange, "text/event-stream").flush();
            end.await();
            return;
        }
        flood(open(exchange, "text/event-stream"), "notifications/tools/list_changed");
    }

    private void flood(OutputStream out, String method) throws IOException {
        byte[] event = ("data: {\"jsonrpc\":\"2.0\",\"method\":\"" + method
                        + "\",\"params\":{\"level\":\"info\",\"data\":\"" + "x".repeat(200) + "\"}}\n\n")
                .getBytes(StandardCharsets.UTF_8);
        while (end.getCount() > 0) {
            out.write(event);
            out.flush();
        }
    }

    private static OutputStream open(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void fail(HttpExchange exchange, JsonValue id) throws IOException, InterruptedException {
        switch (fault) {
            case HANGS, ENDLESS_LIST -> end.await();
            case DIES -> {} // The connection is closed without a word.
            case BROKEN_JSON -> {
                OutputStream out = open(exchange, "application/json");
                out.write(("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{{{").getBytes(StandardCharsets.UTF_8));
            }
            case FLOODS -> flood(open(exchange, "text/event-stream"), "notifications/message");
            case CHANGES -> answer(exchange, id, "{\"content\":[]}");
            case GIGABYTE_OF_JSON ->
                gigabyte(
                        open(exchange, "application/json"),
                        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"a\":\"");
            case GIGABYTE_IN_ONE_EVENT -> gigabyte(open(exchange, "text/event-stream"), "data: {\"a\":\"");
        }
    }

    private static void gigabyte(OutputStream out, String beginning) throws IOException {
        out.write(beginning.getBytes(StandardCharsets.UTF_8));
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'x');
        for (long sent = 0; sent < GIGABYTE; sent += piece.length) {
            out.write(piece);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
