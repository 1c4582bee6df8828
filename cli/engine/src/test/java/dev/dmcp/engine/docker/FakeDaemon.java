package dev.dmcp.engine.docker;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers like an engine, with canned bytes, on a socket of the test's own. */
public final class FakeDaemon implements Closeable {

    /** What one request said. */
    public record Seen(String line, Map<String, String> headers, String body) {}

    /** Talks over one connection after its head has been read. */
    @FunctionalInterface
    public interface Talk {
        void answer(Seen request, InputStream in, OutputStream out) throws IOException;
    }

    private final Closeable server;
    private final Map<String, Talk> talks = new LinkedHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private FakeDaemon(Closeable server) {
        this.server = server;
        on("GET /_ping", plain("200 OK", "Api-Version: 1.51\r\n", "OK"));
    }

    public static FakeDaemon onSocket(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        FakeDaemon daemon = new FakeDaemon(server);
        Thread.ofVirtual()
                .start(() -> daemon.accept(() -> {
                    SocketChannel channel = server.accept();
                    return () ->
                            daemon.serve(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
                }));
        return daemon;
    }

    /** On a free port of the loopback interface. */
    public static FakeDaemon onPort(ServerSocket server) {
        FakeDaemon daemon = new FakeDaemon(server);
        Thread.ofVirtual()
                .start(() -> daemon.accept(() -> {
                    var socket = server.accept();
                    return () -> daemon.serve(socket.getInputStream(), socket.getOutputStream(), socket);
                }));
        return daemon;
    }

    public static ServerSocket loopback() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** @param request the begin of the request line, without the version */
    public FakeDaemon on(String request, Talk talk) {
        talks.put(request, talk);
        return this;
    }

    public FakeDaemon onJson(String request, String json) {
        return on(request, plain("200 OK", "Content-Type: application/json\r\n", json));
    }

    public static Talk plain(String status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (request, in, out) -> {
            out.write(("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
        };
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    @FunctionalInterface
    private interface Connections {
        Connection next() throws IOException;
    }

    @FunctionalInterface
    private interface Connection {
        void serve() throws IOException;
    }

    private void accept(Connections connections) {
        while (!closed.get()) {
            try {
                Connection connection = connections.next();
                Thread.ofVirtual().start(() -> {
                    try {
                        connection.serve();
                    } catch (IOException clientWentAway) {
                        // as with a real engine
                    }
                });
            } catch (IOException ended) {
                if (!closed.get()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }

    private void serve(InputStream raw, OutputStream out, Closeable connection) throws IOException {
        try (connection) {
            InputStream in = new BufferedInputStream(raw);
            Seen request = request(in);
            seen.add(request);
            String unversioned = request.line().replaceFirst(" /v1\\.\\d+/", " /");
            for (Map.Entry<String, Talk> talk : talks.entrySet()) {
                if (unversioned.startsWith(talk.getKey())) {
                    talk.getValue().answer(request, in, out);
                    return;
                }
            }
            plain("404 Not Found", "", "{\"message\":\"nothing here\"}").answer(request, in, out);
        }
    }

    private static Seen request(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Seen(line, headers, body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            StringBuilder text = new StringBuilder();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                text.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line(in);
            }
            line(in);
            return text.toString();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        server.close();
    }
}
