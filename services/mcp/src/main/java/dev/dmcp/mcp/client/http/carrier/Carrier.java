package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.lookup.Lookup;
import dev.dmcp.mcp.server.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;

/** Carries requests to one server. Redirects are not followed. Thread-safe. */
public interface Carrier extends AutoCloseable {
    /**
     * Sends a request, and gives the answer as soon as its head is there; its body is read from the connection, and closing it early ends the connection.
     *
     * @throws IOException when the server cannot be reached, does not answer by the deadline, or answers with what is no HTTP; and when the request
     *     was cancelled
     */
    HttpReply send(HttpQuery query, Deadline deadline, Cancellation cancellation)
            throws IOException, InterruptedException;

    /** Ends all connections, those that are in use as well. */
    @Override
    void close();

    /** Looks at the very address that is about to be connected to. */
    @FunctionalInterface
    interface Admission {
        /** @throws IOException when it must not be */
        void check(InetAddress address) throws IOException;
    }

    /**
     * To the server of that address, whatever the path.
     *
     * @param admission asked before each connection, or by TLS before each request, of all that the host leads to; not where a proxy looks names up itself
     */
    static Carrier to(URI server, Duration connectTimeout, Admission admission) {
        return server.getScheme().equalsIgnoreCase("http") && Lookup.isDirect(server)
                ? new SocketCarrier(server, connectTimeout, admission)
                : new JdkCarrier(server, connectTimeout, admission);
    }
}
