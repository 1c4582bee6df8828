package dev.dmcp.mcp.client.http.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each request with the bytes that it is told, as they are; counts connections and remembers what came. */
public final class PlainServer implements AutoCloseable {
    private final ServerSocket listening;
    private final String scheme;
    private final Answer answer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore ended = new Semaphore(0);
    final AtomicInteger connections = new AtomicInteger();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes an answer; closes the connection by throwing. */
    public interface Answer {
        void to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    public PlainServer(Answer answer) throws IOException {
        this("http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    PlainServer(String scheme, ServerSocket listening, Answer answer) {
        this.scheme = scheme;
        this.listening = listening;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** One that always says the same. */
    public static PlainServer saying(String bytes) throws IOException {
        return new PlainServer((request, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + "/a/b?c=%20d");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.incrementAndGet();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                requests.add(request);
                answer.to(request, connection.getOutputStream());
            }
        } catch (IOException | InterruptedException ended) {
            // As the answer wanted it, or the client.
        } finally {
            ended.release();
        }
    }

    private static String request(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line).append('\n');
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            if (line.isEmpty()) {
                char[] body = new char[length];
                for (int read = 0; read < length; ) {
                    read += in.read(body, read, length - read);
                }
                return text.append(body).toString();
            }
        }
        return "";
    }

    /** Whether a connection has come to its end, or does so soon. */
    public boolean sawTheEndOfAConnection() throws InterruptedException {
        return ended.tryAcquire(10, TimeUnit.SECONDS);
    }

    /** Closes all connections, as a server does with idle ones. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        hangUp();
    }
}
