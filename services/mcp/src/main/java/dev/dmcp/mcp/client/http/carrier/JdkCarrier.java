package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.lookup.Lookup;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.service.kit.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The JDK's client, for TLS and for what proxies stand before. */
final class JdkCarrier implements Carrier {
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("http").start(task);

    private final HttpClient client;
    private final Admission admission;

    JdkCarrier(URI server, Duration connectTimeout, Admission admission) {
        this.admission = admission;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(THREADS);
        this.client =
                ("http".equalsIgnoreCase(server.getScheme()) ? builder.sslContext(trustingNobody()) : builder).build();
    }

    /** Else the client reads all authorities of the machine, which costs a small container a third of a second, and needs none of them. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    @Override
    public HttpReply send(HttpQuery query, Deadline deadline, Cancellation cancellation)
            throws IOException, InterruptedException {
        for (InetAddress address : Lookup.before(query.uri(), deadline)) {
            admission.check(address);
        }
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request(query), HttpResponse.BodyHandlers.ofInputStream());
        try (var _ = cancellation.onCancel(() -> answer.cancel(true))) {
            HttpResponse<InputStream> response = answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            return new HttpReply(
                    query.uri(),
                    response.statusCode(),
                    new Headers(response.headers().map()),
                    response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("there was no answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        }
    }

    private static HttpRequest request(HttpQuery query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(query.uri());
        query.headers().forEach(request::setHeader);
        return request.method(
                        query.method(),
                        query.body().map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
