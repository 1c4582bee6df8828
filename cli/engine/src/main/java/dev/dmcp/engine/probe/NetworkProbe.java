package dev.dmcp.engine.probe;

import dev.dmcp.application.port.HealthProbe;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Health questions over the network, never through a proxy, and never longer than the time given. */
public final class NetworkProbe implements HealthProbe {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int BAD_REQUEST = 400;
    private static final Pattern INSTANCE = Pattern.compile("\"instance\"\\s*:\\s*\"([0-9a-f]+)\"");

    @Override
    public Outcome probe(URI target, Duration timeout) {
        long start = System.nanoTime();
        try {
            return target.getScheme().equals("tcp") ? connect(target, timeout, start) : ask(target, timeout, start);
        } catch (ConnectException refused) {
            return new Outcome.Failed("connection refused");
        } catch (SocketTimeoutException late) {
            return new Outcome.Failed("no answer within %d s".formatted(timeout.toSeconds()));
        } catch (IOException problem) {
            return new Outcome.Failed(String.valueOf(problem.getMessage()));
        }
    }

    private static Outcome connect(URI target, Duration timeout, long start) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), (int) timeout.toMillis());
            return passed(start, Optional.empty());
        }
    }

    private static Outcome ask(URI target, Duration timeout, long start) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Connection", "close");
        try {
            int status = connection.getResponseCode();
            if (status >= BAD_REQUEST) {
                return new Outcome.Failed("HTTP " + status);
            }
            String body = body(connection, start + timeout.toNanos());
            Matcher instance = INSTANCE.matcher(body);
            return passed(start, instance.find() ? Optional.of(instance.group(1)) : Optional.empty());
        } finally {
            connection.disconnect();
        }
    }

    private static Outcome passed(long start, Optional<String> instance) {
        return new Outcome.Passed(Duration.ofNanos(System.nanoTime() - start), instance);
    }

    /** As much as matters; who dribbles its answer is late however often a byte comes. */
    private static String body(HttpURLConnection connection, long deadline) throws IOException {
        byte[] body = new byte[LARGEST_BODY];
        int length = 0;
        try (InputStream in = connection.getInputStream()) {
            int count = in.read(body, 0, body.length);
            while (count > 0) {
                length += count;
                if (System.nanoTime() - deadline > 0) {
                    throw new SocketTimeoutException("slow body");
                }
                count = length < body.length ? in.read(body, length, body.length - length) : 0;
            }
        }
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }
}
