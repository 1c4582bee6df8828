package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.http.carrier.Carrier;
import dev.dmcp.mcp.client.http.carrier.HttpQuery;
import dev.dmcp.mcp.client.http.carrier.HttpReply;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.server.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** HTTP requests with the link's headers, with authorization, and with an end in time. Thread-safe. */
final class Exchanges implements AutoCloseable {
    /** One for the token, one for more scopes, one in case the token has just expired. */
    private static final int MOST_RECOVERIES = 3;

    private final HttpLinkOptions options;
    private final HttpAuthorizer authorizer;
    private final Carrier carrier;

    /** @param server where all of them go */
    Exchanges(URI server, HttpLinkOptions options, HttpAuthorizer authorizer) {
        this.options = options;
        this.authorizer = authorizer;
        this.carrier = Carrier.to(
                server, options.connectTimeout(), address -> options.guard().check(server, address));
    }

    HttpLinkOptions options() {
        return options;
    }

    /** The headers that every request has, and room for those of one. */
    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(options.headers());
        return headers;
    }

    /**
     * Sends, and gives the response as soon as its head is there. A refusal for want of authorization is answered with what the authorizer gets,
     * and the request sent again.
     */
    HttpReply send(HttpQuery query, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        for (int recoveries = 0; ; recoveries++) {
            Optional<String> authorization = authorizer.authorization();
            HttpQuery authorized =
                    authorization.isPresent() ? query.withHeader("authorization", authorization.get()) : query;
            HttpReply reply = sendOnce(authorized, deadline, cancellation);
            boolean refused = reply.status() == 401 || reply.status() == 403;
            if (!refused || recoveries == MOST_RECOVERIES || !recovers(reply, authorization)) {
                return reply;
            }
            closeQuietly(reply.body());
        }
    }

    /** Whether another try is worth it. Where that cannot be said, nobody gets the reply, so its connection ends here. */
    private boolean recovers(HttpReply reply, Optional<String> authorization)
            throws LinkException, InterruptedException {
        boolean decided = false;
        try {
            boolean again = authorizer.recover(reply.status(), reply.headers().all("www-authenticate"), authorization);
            decided = true;
            return again;
        } finally {
            if (!decided) {
                closeQuietly(reply.body());
            }
        }
    }

    private HttpReply sendOnce(HttpQuery query, Deadline deadline, Cancellation cancellation)
            throws LinkException, InterruptedException {
        options.guard().check(query.uri(), deadline);
        try {
            return carrier.send(query, deadline, cancellation);
        } catch (LinkException e) {
            throw e; // Of the guard.
        } catch (IOException e) {
            // However it was cut short, it came as a connection that failed.
            if (cancellation.isCancelled()) {
                throw new CancellationException("the request was cancelled");
            }
            if (deadline.hasPassed()) {
                throw new LinkException.Timeout("`" + query.uri() + "` did not answer in time");
            }
            throw new LinkException("cannot reach `" + query.uri() + "`: " + reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof UnknownHostException || isUnknownHost(failure)) {
            return "its host is not known";
        }
        if (failure instanceof ConnectException) {
            // The JDK's client says nothing more of it.
            String message = failure.getMessage();
            return message == null || message.equals("Connection refused") ? "connection refused" : message;
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isUnknownHost(Throwable failed) {
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
        carrier.close();
    }
}
