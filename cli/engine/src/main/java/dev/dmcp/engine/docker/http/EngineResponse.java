package dev.dmcp.engine.docker.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's answer. The body is read from the connection as it arrives, so closing early ends a stream that has no
 * end of its own.
 *
 * @param headers names compare without regard to case
 */
public record EngineResponse(int status, Map<String, List<String>> headers, InputStream body, Wire wire)
        implements Closeable {

    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    public boolean isSuccess() {
        return status < 300 || status == 304;
    }

    /** The whole body; only for answers that end. */
    public String text() throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
