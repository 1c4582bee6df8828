package dev.dmcp.mcp.client.http.carrier;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.server.Cancellation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Plain sockets that the calling threads read and write themselves, kept open for the next request. A request that was written is never sent again: the
 * server may have done what it asks for.
 */
final class SocketCarrier implements Carrier {
    private static final int MOST_IDLE = 16;

    /** Shorter than the five seconds that Node and Uvicorn grant; servers that grant less close first, and that is seen. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

    private final @Nullable String host;
    private final int port;
    private final Duration connectTimeout;
    private final Admission admission;
    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(SocketConnection connection, Alarm expiry) {}

    SocketCarrier(URI server, Duration connectTimeout, Admission admission) {
        this.admission = admission;
        this.host = server.getHost();
        this.port = server.getPort() < 0 ? 80 : server.getPort();
        this.connectTimeout = connectTimeout;
    }

    @Override
    public HttpReply send(HttpQuery query, Deadline deadline, Cancellation cancellation)
            throws IOException, InterruptedException {
        try {
            return exchange(query, connection(deadline, cancellation), deadline, cancellation);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    private HttpReply exchange(
            HttpQuery query, SocketConnection connection, Deadline deadline, Cancellation cancellation)
            throws IOException {
        SocketExchange exchange = new SocketExchange(connection, this::ended);
        boolean answered = false;
        try (var _ = cancellation.onCancel(exchange::close);
                var _ = Alarm.closing(exchange, deadline.nanoTime())) {
            HttpReply reply = exchange.run(query);
            answered = true;
            return reply;
        } finally {
            if (!answered) {
                exchange.close();
            }
        }
    }

    private SocketConnection connection(Deadline deadline, Cancellation cancellation)
            throws IOException, InterruptedException {
        for (SocketConnection kept = takeIdle(); kept != null; kept = takeIdle()) {
            if (!kept.isStale()) {
                return kept;
            }
            ended(kept, false);
        }
        if (host == null) { // Which would be looked up as this machine.
            throw new IOException("the address has no host that can be called");
        }
        Duration patience = deadline.left().compareTo(connectTimeout) < 0 ? deadline.left() : connectTimeout;
        SocketConnection fresh = SocketConnection.to(host, port, admission, patience, cancellation);
        open.add(fresh);
        closeIfClosed(fresh);
        return fresh;
    }

    private synchronized @Nullable SocketConnection takeIdle() {
        // The one used last is the one that is open most likely.
        Idle kept = idle.pollLast();
        if (kept == null) {
            return null;
        }
        kept.expiry().close();
        return kept.connection();
    }

    private void ended(SocketConnection connection, boolean reusable) {
        if (!reusable || !keep(connection)) {
            open.remove(connection);
            connection.close();
        }
    }

    private synchronized boolean keep(SocketConnection connection) {
        if (closed || idle.size() >= MOST_IDLE) {
            return false;
        }
        idle.addLast(new Idle(connection, Alarm.in(LONGEST_IDLE, () -> expired(connection))));
        return true;
    }

    private void expired(SocketConnection connection) {
        boolean mine;
        synchronized (this) {
            mine = idle.removeIf(kept -> kept.connection() == connection);
        }
        if (mine) {
            ended(connection, false);
        }
    }

    private synchronized void closeIfClosed(SocketConnection connection) {
        if (closed) {
            connection.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(kept -> kept.expiry().close());
        idle.clear();
        open.forEach(SocketConnection::close);
    }
}
