package dev.dmcp.mcp.client.http.carrier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request and its answer on a connection. Over when the answer's last byte was read, and the connection is given back then; closed before that by any
 * thread, it takes the connection with it.
 */
final class SocketExchange implements Closeable {
    private final SocketConnection connection;
    private final Ending ending;
    private final AtomicBoolean over = new AtomicBoolean();

    /** Told how an exchange ended. */
    interface Ending {
        void ended(SocketConnection connection, boolean reusable);
    }

    SocketExchange(SocketConnection connection, Ending ending) {
        this.connection = connection;
        this.ending = ending;
    }

    HttpReply run(HttpQuery query) throws IOException {
        connection.write(bytes(query));
        ReplyHead head = ReplyHead.read(connection.input());
        return new HttpReply(query.uri(), head.status(), head.headers(), body(head));
    }

    private InputStream body(ReplyHead head) throws IOException {
        if (head.hasNoBody()) {
            finished(head.persistent());
            return InputStream.nullInputStream();
        }
        if (head.isChunked()) {
            return new ChunkedBody(
                    connection.input(), this, head.persistent() && head.length().isEmpty());
        }
        if (head.length().isEmpty()) {
            return new LengthBody(connection.input(), this, Optional.empty(), false);
        }
        long length = head.length().getAsLong();
        if (length == 0) {
            finished(head.persistent());
            return InputStream.nullInputStream();
        }
        return new LengthBody(connection.input(), this, Optional.of(length), head.persistent());
    }

    private static byte[] bytes(HttpQuery query) {
        StringBuilder head = new StringBuilder(512);
        head.append(query.method()).append(' ').append(target(query.uri())).append(" HTTP/1.1\r\n");
        field(head, "Host", host(query.uri()));
        query.headers().forEach((name, value) -> field(head, name, value));
        byte[] body = query.body().orElse(new byte[0]);
        if (query.body().isPresent()) {
            field(head, "Content-Length", Integer.toString(body.length));
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Without a user, of whom the server is told nothing. */
    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The answer has come to its end. */
    void finished(boolean reusable) {
        if (over.compareAndSet(false, true)) {
            ending.ended(connection, reusable);
        }
    }

    @Override
    public void close() {
        finished(false);
    }
}
