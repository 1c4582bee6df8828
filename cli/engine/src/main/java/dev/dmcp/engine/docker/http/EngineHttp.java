package dev.dmcp.engine.docker.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends requests, each on a connection of its own: opening one on the engine's socket costs microseconds, and a
 * stream that is left early then harms nobody. Safe for use from many threads.
 */
public final class EngineHttp {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_HEAD_BYTES = 256 * 1024;

    private final Connector connector;

    public EngineHttp(Connector connector) {
        this.connector = connector;
    }

    /** Sends the request and reads the answer's head; the caller closes the response. */
    public EngineResponse send(EngineRequest request) throws IOException {
        Wire wire = connector.connect();
        try {
            sendRequest(wire.out(), request);
            return readHead(wire);
        } catch (IOException | RuntimeException broken) {
            wire.close();
            throw broken;
        }
    }

    private static void sendRequest(OutputStream out, EngineRequest request) throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream(1024);
        first.writeBytes(head(request).getBytes(StandardCharsets.ISO_8859_1));
        if (request.body() instanceof EngineRequest.Body.Text(String content)) {
            first.writeBytes(content.getBytes(StandardCharsets.UTF_8));
        }
        first.writeTo(out);
        if (request.body() instanceof EngineRequest.Body.Stream(InputStream content)) {
            sendChunks(out, content);
        }
        out.flush();
    }

    private static String head(EngineRequest request) {
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\nHost: docker\r\n");
        head.append(request.upgrade() ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n");
        request.headers().forEach((name, value) -> appendHeader(head, name, value));
        // No pattern switch on the way of every request: its first use costs a start some milliseconds.
        if (request.body() instanceof EngineRequest.Body.Text text) {
            int length = text.content().getBytes(StandardCharsets.UTF_8).length;
            head.append("Content-Length: ").append(length).append("\r\n");
        } else if (request.body() instanceof EngineRequest.Body.Stream) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (request.method().equals("POST")) {
            head.append("Content-Length: 0\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void appendHeader(StringBuilder head, String name, String value) {
        if (name.indexOf('\n') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a line break in header " + name);
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static void sendChunks(OutputStream out, InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            if (length > 0) {
                ByteArrayOutputStream chunk = new ByteArrayOutputStream(length + 16);
                chunk.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                chunk.write(buffer, 0, length);
                chunk.writeBytes(new byte[] {'\r', '\n'});
                chunk.writeTo(out);
            }
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static EngineResponse readHead(Wire wire) throws IOException {
        InputStream in = new BufferedInputStream(wire.in(), BUFFER_BYTES);
        HeadReader reader = new HeadReader(in);
        int status = reader.status();
        Map<String, List<String>> headers = reader.headers();
        return new EngineResponse(status, headers, body(in, status, headers), wire);
    }

    private static InputStream body(InputStream in, int status, Map<String, List<String>> headers) throws IOException {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
            return new ChunkedInput(in);
        }
        List<String> length = headers.getOrDefault("Content-Length", List.of());
        return length.isEmpty() ? in : new FixedLengthInput(in, parseLength(length.getFirst()));
    }

    private static long parseLength(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IOException("the engine sent Content-Length `%s`".formatted(text), notANumber);
        }
    }

    /** Reads the status line and the headers, and not one byte more. */
    private static final class HeadReader {
        private final InputStream in;
        private int left = MAX_HEAD_BYTES;

        HeadReader(InputStream in) {
            this.in = in;
        }

        int status() throws IOException {
            String line = line();
            try {
                if (line.startsWith("HTTP/1.")) {
                    return Integer.parseInt(line, 9, 12, 10);
                }
            } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
                throw new IOException("not an HTTP answer: `%s`".formatted(line), unreadable);
            }
            throw new IOException(line.isEmpty() ? "no answer" : "not an HTTP answer: `%s`".formatted(line));
        }

        Map<String, List<String>> headers() throws IOException {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(line.substring(0, colon).trim(), name -> new ArrayList<>(1))
                            .add(line.substring(colon + 1).trim());
                }
            }
            return headers;
        }

        private String line() throws IOException {
            StringBuilder text = new StringBuilder(80);
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (--left < 0) {
                    throw new IOException("the head of the answer is longer than " + MAX_HEAD_BYTES + " bytes");
                }
                if (next != '\r') {
                    text.append((char) next);
                }
            }
            return text.toString();
        }
    }
}
