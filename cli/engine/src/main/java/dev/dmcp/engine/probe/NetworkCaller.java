package dev.dmcp.engine.probe;

import dev.dmcp.application.port.HttpCaller;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP by the JDK's oldest client, which loads in a tenth of the time of the newer one. */
public final class NetworkCaller implements HttpCaller {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    @Override
    public Answer call(Request request, Duration timeout) {
        long start = System.nanoTime();
        try {
            HttpURLConnection connection = open(request, timeout);
            try {
                int status = connection.getResponseCode();
                String body = body(connection, status);
                return new Answer.Received(
                        status, headers(connection), body, Duration.ofNanos(System.nanoTime() - start));
            } finally {
                connection.disconnect();
            }
        } catch (ConnectException refused) {
            return new Answer.Nothing("connection refused");
        } catch (SocketTimeoutException late) {
            return new Answer.Nothing("no answer within %d s".formatted(timeout.toSeconds()));
        } catch (IOException problem) {
            return new Answer.Nothing(String.valueOf(problem.getMessage()));
        }
    }

    private static HttpURLConnection open(Request request, Duration timeout) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(request.target()).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(request.method());
        request.headers().forEach(connection::setRequestProperty);
        if (!request.body().isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(request.body().getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = stream(connection, status)) {
            return in == null ? "" : new String(in.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable InputStream stream(HttpURLConnection connection, int status) throws IOException {
        return status >= HttpURLConnection.HTTP_BAD_REQUEST ? connection.getErrorStream() : connection.getInputStream();
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new HashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null && !values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return headers;
    }
}
