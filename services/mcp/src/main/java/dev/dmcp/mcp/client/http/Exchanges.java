package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.server.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** HTTP requests with the link's headers, with authorization, and with an end in time. Thread-safe. */
final class Exchanges implements AutoCloseable {
    /** One for the token, one for more scopes, one in case the token has just expired. */
    private static final int MOST_RECOVERIES = 3;

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("http").start(task);

    private final HttpLinkOptions options;
    private final HttpAuthorizer authorizer;
    private final HttpClient client;

    /** @param server where all of them go */
    Exchanges(URI server, HttpLinkOptions options, HttpAuthorizer authorizer) {
        this.options = options;
        this.authorizer = authorizer;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // It would lead past the guard, and our headers with it.
                .connectTimeout(options.connectTimeout())
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

    HttpLinkOptions options() {
        return options;
    }

    HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        options.headers().forEach(request::setHeader);
        return request;
    }

    /**
     * Sends, and gives the response as soon as its head is there. A refusal for want of authorization is answered with what the authorizer gets,
     * and the request sent again.
     */
    HttpResponse<InputStream> send(HttpRequest.Builder request, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        for (int recoveries = 0; ; recoveries++) {
            Optional<String> authorization = authorizer.authorization();
            authorization.ifPresent(value -> request.setHeader("authorization", value));
            HttpResponse<InputStream> response = sendOnce(request.build(), deadline, cancellation);
            boolean refused = response.statusCode() == 401 || response.statusCode() == 403;
            if (!refused
                    || recoveries == MOST_RECOVERIES
                    || !authorizer.recover(
                            response.statusCode(), response.headers().allValues("www-authenticate"), authorization)) {
                return response;
            }
            closeQuietly(response.body());
        }
    }

    private HttpResponse<InputStream> sendOnce(HttpRequest request, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        options.guard().check(request.uri());
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var _ = cancellation.onCancel(() -> answer.cancel(true))) {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LinkException.Timeout("`" + request.uri() + "` did not answer in time");
        } catch (CancellationException e) {
            throw new CancellationException("the request was cancelled");
        } catch (ExecutionException e) {
            // The JDK reports a cancelled exchange as one that failed.
            if (cancellation.isCancelled()) {
                throw new CancellationException("the request was cancelled");
            }
            throw unreachable(request.uri(), e);
        }
    }

    private static LinkException unreachable(URI uri, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new LinkException("cannot reach `" + uri + "`: " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        if (message != null) {
            return message;
        }
        // The JDK's client says nothing more of these.
        return switch (cause) {
            case ConnectException unknown when isUnknownHost(unknown) -> "its host is not known";
            case ConnectException _ -> "connection refused";
            default -> cause.getClass().getSimpleName();
        };
    }

    private static boolean isUnknownHost(ConnectException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It was to be thrown away.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
