package dev.dmcp.service.kit.lifecycle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link TrainingCalls} on one connection, with header fields. Understands answers whose length is said. */
public final class TrainingConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    TrainingConnection(int port) throws StartFailure {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new StartFailure("a training call did not get through", false, e);
        }
    }

    /** What came back: the lines before the body, and the body. */
    public record Answer(String head, String body) {
        /** The value of a header. */
        public Optional<String> header(String name) {
            String wanted = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .map(line -> line.substring(wanted.length()).strip())
                    .findFirst();
        }
    }

    /** Posts JSON and wants an answer of the 200s. */
    public Answer post(String path, Map<String, String> headers, String json) throws StartFailure {
        var request = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append(
                        "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: ")
                .append(json.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(json);
        try {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return good(read(), request);
        } catch (IOException e) {
            throw new StartFailure("a training call was not answered", false, e);
        }
    }

    private static Answer good(Answer answer, CharSequence request) throws StartFailure {
        if (!answer.head().startsWith("HTTP/1.1 2")) {
            throw new StartFailure(
                    "a training call was answered: " + answer, false, new IllegalStateException(request.toString()));
        }
        return answer;
    }

    private Answer read() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the service closed the connection after `" + head + "`");
            }
            head.append((char) next);
        }
        var answer = new Answer(head.toString(), "");
        int length = answer.header("content-length").map(Integer::parseInt).orElse(0);
        return new Answer(answer.head(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws StartFailure {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StartFailure("a training call did not end", false, e);
        }
    }
}
