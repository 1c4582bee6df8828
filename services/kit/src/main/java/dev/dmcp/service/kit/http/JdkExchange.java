package dev.dmcp.service.kit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Translates between the JDK's exchange and our request and response. */
final class JdkExchange {
    private static final int MOST_THROWN_AWAY = 16 << 20;

    private JdkExchange() {}

    static Request request(HttpExchange exchange, int maxBodyBytes) {
        return Request.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                new Headers(exchange.getRequestHeaders()),
                exchange.getRemoteAddress().getAddress(),
                exchange.getRequestBody(),
                maxBodyBytes);
    }

    static void send(HttpExchange exchange, Response response) throws IOException, InterruptedException {
        putHeaders(exchange, response);
        // No pattern switch on the way of every answer: each process resolves it anew.
        if (response.body() instanceof Response.Body.Whole(byte[] bytes)) {
            sendWhole(exchange, response.status(), bytes);
            if (bytes.length > 0 && !isHead(exchange)) {
                takeRest(exchange.getRequestBody());
            }
        } else if (response.body() instanceof Response.Body.Streamed(BodyWriter writer)) {
            sendStream(exchange, response.status(), writer);
        } else {
            exchange.sendResponseHeaders(response.status(), -1);
        }
    }

    /** Answers, and takes next to nothing of what the client still sends (64 KiB, by the JDK): where is no room is none for that either. */
    static void turnAway(HttpExchange exchange, Response response) throws IOException {
        putHeaders(exchange, response);
        if (response.body() instanceof Response.Body.Whole(byte[] bytes)) {
            sendWhole(exchange, response.status(), bytes);
        } else {
            exchange.sendResponseHeaders(response.status(), -1);
        }
    }

    private static void putHeaders(HttpExchange exchange, Response response) {
        response.headers()
                .fields()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    }

    private static void sendWhole(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody()
                    .flush(); // Closing first drains what the client still sends, and it may wait for this answer.
        }
    }

    /**
     * Reads what the client still sends of a body that nobody wanted. A connection that is closed with bytes unread is reset, and a client that is still
     * sending then hears of that instead of the answer. How long it may take to send is limited for each request.
     */
    private static void takeRest(InputStream body) throws IOException {
        if (body.read() < 0) {
            return;
        }
        byte[] piece = new byte[8 << 10];
        int read = body.read(piece);
        for (int taken = 0; read >= 0 && taken < MOST_THROWN_AWAY; read = body.read(piece)) {
            taken += read;
        }
    }

    private static void sendStream(HttpExchange exchange, int status, BodyWriter writer)
            throws IOException, InterruptedException {
        if (isHead(exchange)) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, 0);
        OutputStream out = exchange.getResponseBody();
        writer.write(out);
        out.close(); // Only a stream that was written to its end gets the chunk that says so.
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
