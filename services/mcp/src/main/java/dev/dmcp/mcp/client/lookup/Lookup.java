package dev.dmcp.mcp.client.lookup;

import dev.dmcp.mcp.client.link.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
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
 * the one that carries a virtual thread. Names that were found before have places of their own, so that those of strangers that hang take none of theirs.
 * Thread-safe.
 */
public final class Lookup {
    private static final int MOST = 64;
    private static final Semaphore PLACES_FOR_NEW = new Semaphore(MOST);
    private static final Semaphore PLACES_FOR_KNOWN = new Semaphore(MOST);
    private static final Map<String, CompletableFuture<List<InetAddress>>> UNDER_WAY = new ConcurrentHashMap<>();
    private static final Answers ANSWERS = new Answers(System::nanoTime);

    /** A lookup that takes longer is late where there is an answer already. */
    private static final Duration LATE = Duration.ofMillis(500);

    private Lookup() {}

    /**
     * The addresses of a host, in the system's order: those of now, or the last known where it would take long to find out.
     *
     * @throws java.net.UnknownHostException when it has none
     * @throws SocketTimeoutException when that is not known by the deadline, or too much is being looked up already
     */
    public static List<InetAddress> addresses(String host, Deadline deadline) throws IOException, InterruptedException {
        Optional<List<InetAddress>> fresh = ANSWERS.fresh(host);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        Optional<List<InetAddress>> last = ANSWERS.last(host);
        return last.isPresent() ? newerThan(last.get(), host, deadline) : found(host, deadline.left());
    }

    private static List<InetAddress> newerThan(List<InetAddress> last, String host, Deadline deadline)
            throws IOException, InterruptedException {
        Duration share = deadline.left().dividedBy(4);
        try {
            return found(host, share.compareTo(LATE) < 0 ? share : LATE);
        } catch (SocketTimeoutException late) {
            return last;
        }
    }

    private static List<InetAddress> found(String host, Duration patience) throws IOException, InterruptedException {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        try {
            return underWay(host).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("its host could not be looked up in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException reason ? reason : new IOException(failed.getCause());
        }
    }

    /**
     * Looks the server's host up for a client that does so itself, without a limit. Java is asked anew, whatever is known here: it finds the same again at
     * once, unless it lets go of it in this very moment.
     *
     * @return where the client will be led; nothing where a proxy looks the host up
     */
    public static List<InetAddress> before(URI server, Deadline deadline) throws IOException, InterruptedException {
        return server.getHost() != null && isDirect(server) ? found(server.getHost(), deadline.left()) : List.of();
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
        Semaphore places = ANSWERS.last(host).isPresent() ? PLACES_FOR_KNOWN : PLACES_FOR_NEW;
        if (places.tryAcquire()) {
            start(host, fresh, places);
        } else {
            fresh.completeExceptionally(new SocketTimeoutException("too many hosts are being looked up already"));
            UNDER_WAY.remove(host, fresh);
        }
        return fresh;
    }

    private static void start(String host, CompletableFuture<List<InetAddress>> answer, Semaphore places) {
        boolean started = false;
        try {
            Thread.ofPlatform().daemon().name("lookup " + host).start(() -> ask(host, answer, places));
            started = true;
        } finally {
            if (!started) {
                over(host, answer, places);
            }
        }
    }

    private static void ask(String host, CompletableFuture<List<InetAddress>> answer, Semaphore places) {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
            ANSWERS.keep(host, addresses);
            answer.complete(addresses);
        } catch (IOException | RuntimeException failure) {
            answer.completeExceptionally(failure);
        } finally {
            over(host, answer, places);
        }
    }

    private static void over(String host, CompletableFuture<List<InetAddress>> answer, Semaphore places) {
        answer.completeExceptionally(new IOException("it broke off"));
        UNDER_WAY.remove(host, answer);
        places.release();
    }
}
