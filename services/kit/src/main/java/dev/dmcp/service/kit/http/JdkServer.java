package dev.dmcp.service.kit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** {@link Server} over the JDK's {@code HttpServer}, each request on a virtual thread. */
public final class JdkServer implements Server {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerOptions options;
    private final Handler handler;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<Thread> streaming = ConcurrentHashMap.newKeySet();
    private int underWay;
    private boolean draining;

    private JdkServer(HttpServer server, ServerOptions options, Handler handler) {
        this.server = server;
        this.options = options;
        this.handler = handler;
    }

    /**
     * Listens and answers from now on.
     *
     * @throws IOException when the address cannot be bound
     */
    public static Server start(ServerOptions options, Handler handler) throws IOException {
        configureJdk(options);
        HttpServer server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), 512);
        var started = new JdkServer(server, options, handler);
        server.setExecutor(started.threads);
        server.createContext("/", started::serve);
        server.start();
        return started;
    }

    /** The JDK reads these once, at the first server of a process; what the user set stays. */
    private static void configureJdk(ServerOptions options) {
        setIfAbsent("sun.net.httpserver.nodelay", "true"); // Without it each small answer waits 40 ms for an ACK.
        setIfAbsent(
                "sun.net.httpserver.maxReqTime",
                Long.toString(options.requestTimeout().toSeconds()));
        setIfAbsent("sun.net.httpserver.maxReqHeaderSize", "65536");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) {
        boolean entered = enter();
        // The exchange is closed, which sends its last bytes, before it counts as finished: stopping waits for that
        // count.
        try (exchange) {
            if (entered) {
                answer(exchange);
            } else {
                JdkExchange.turnAway(exchange, busy());
            }
        } catch (IOException clientGone) {
            // Nobody is left to be told; closing the exchange has freed what it held.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            if (entered) {
                leave();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Request request = JdkExchange.request(exchange, options.maxBodyBytes());
        Response response = respond(request);
        if (!(response.body() instanceof Response.Body.Streamed)) {
            JdkExchange.send(exchange, response);
            return;
        }
        streaming.add(Thread.currentThread());
        try {
            if (!isDraining()) {
                JdkExchange.send(exchange, response);
            }
        } catch (RuntimeException bug) {
            options.unexpected().accept(request, bug);
        } finally {
            streaming.remove(Thread.currentThread());
        }
    }

    private Response respond(Request request) throws ClientGoneException {
        try {
            return handler.handle(request);
        } catch (HttpFailure failure) {
            return failure.response();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return busy();
        } catch (ClientGoneException gone) {
            throw gone;
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            options.unexpected().accept(request, failure);
            return Response.problem(500, "the service failed; its log says why");
        }
    }

    private static Response busy() {
        return Response.problem(503, "the service has no room or is stopping; try again")
                .withHeader("retry-after", "1")
                .withHeader("connection", "close");
    }

    private boolean enter() {
        lock.lock();
        try {
            if (draining || underWay >= options.maxConcurrentRequests()) {
                return false;
            }
            underWay++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            underWay--;
            if (underWay == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isDraining() {
        lock.lock();
        try {
            return draining;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop(Duration grace) {
        if (!beginDraining()) {
            return;
        }
        streaming.forEach(Thread::interrupt);
        awaitIdle(grace);
        server.stop(0);
        threads.shutdownNow();
    }

    private boolean beginDraining() {
        lock.lock();
        try {
            boolean first = !draining;
            draining = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle(Duration grace) {
        long nanos = grace.toNanos();
        lock.lock();
        try {
            while (underWay > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
