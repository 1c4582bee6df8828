package dev.dmcp.mcp.client.lookup;

import dev.dmcp.mcp.client.link.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up hosts within a deadline. The system's resolver takes the time that it takes and cannot be stopped, so it is asked on threads that may be left
 * behind: one for each name whoever wants to know it, and not many names at once. They are threads of the system, since the resolver would not let go of
 * the one that carries a virtual thread. Thread-safe.
 */
public final class Lookup {
    private static final int MOST = 64;
    private static final Semaphore PLACES = new Semaphore(MOST);
    private static final Map<String, CompletableFuture<List<InetAddress>>> UNDER_WAY = new ConcurrentHashMap<>();

    /** A fraction of what Java keeps an answer for: saves a busy caller the threads. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_KEPT = 1_000;
    private static final Map<String, Known> KEPT = new ConcurrentHashMap<>();

    private record Known(List<InetAddress> addresses, long atNanos) {
        boolean isFresh() {
            return System.nanoTime() - atNanos < KEPT_NANOS;
        }
    }

    private Lookup() {}

    /**
     * The addresses of a host, in the system's order.
     *
     * @throws java.net.UnknownHostException when it has none
     * @throws SocketTimeoutException when that is not known by the deadline
     */
    public static List<InetAddress> addresses(String host, Deadline deadline) throws IOException, InterruptedException {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        Known known = KEPT.get(host);
        if (known != null && known.isFresh()) {
            return known.addresses();
        }
        try {
            return underWay(host).get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("its host could not be looked up in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException reason ? reason : new IOException(failed.getCause());
        }
    }

    /**
     * Looks the server's host up for a client that does so itself, without a limit: what was found a moment ago, Java finds again at once. Nothing where a
     * proxy does it.
     */
    public static void before(URI server, Deadline deadline) throws IOException, InterruptedException {
        if (server.getHost() != null && isDirect(server)) {
            addresses(server.getHost(), deadline);
        }
    }

    /** Whether no proxy stands between, which would look names up itself. */
    public static boolean isDirect(URI server) {
        ProxySelector proxies = ProxySelector.getDefault();
        return proxies == null || proxies.select(server).equals(List.of(Proxy.NO_PROXY));
    }

    /** What nobody has to be asked for. */
    private static Optional<InetAddress> literal(String host) throws IOException {
        if (host.indexOf(':') >= 0) {
            return Optional.of(InetAddress.getByName(host));
        }
        if (host.isEmpty() || !Character.isDigit(host.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    private static CompletableFuture<List<InetAddress>> underWay(String host) {
        var fresh = new CompletableFuture<List<InetAddress>>();
        CompletableFuture<List<InetAddress>> known = UNDER_WAY.putIfAbsent(host, fresh);
        if (known != null) {
            return known;
        }
        if (PLACES.tryAcquire()) {
            start(host, fresh);
        } else {
            fresh.completeExceptionally(new IOException("too many hosts are being looked up already"));
            UNDER_WAY.remove(host, fresh);
        }
        return fresh;
    }

    private static void start(String host, CompletableFuture<List<InetAddress>> answer) {
        boolean started = false;
        try {
            Thread.ofPlatform().daemon().name("lookup " + host).start(() -> ask(host, answer));
            started = true;
        } finally {
            if (!started) {
                over(host, answer);
            }
        }
    }

    private static void ask(String host, CompletableFuture<List<InetAddress>> answer) {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            keep(host, addresses);
            answer.complete(addresses);
        } catch (IOException | RuntimeException failure) {
            answer.completeExceptionally(failure);
        } finally {
            over(host, answer);
        }
    }

    private static void keep(String host, List<InetAddress> addresses) {
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        KEPT.put(host, new Known(addresses, System.nanoTime()));
    }

    private static void over(String host, CompletableFuture<List<InetAddress>> answer) {
        answer.completeExceptionally(new IOException("it broke off"));
        UNDER_WAY.remove(host, answer);
        PLACES.release();
    }
}
