package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.supervise.Supervisor;
import dev.dmcp.application.supervise.SupervisorGate;
import dev.dmcp.application.supervise.SupervisorLoop;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers one line with one line on a Unix socket, each connection on a thread of its own. */
final class ControlServer implements AutoCloseable {

    private static final int ANSWER_SECONDS = 30;
    private static final int LAST_ANSWERS_SECONDS = 2;

    private final Path socket;
    private final SupervisorLoop loop;
    private final ServerSocketChannel server;

    /** One party for each request that a client is about to be answered, and one for the server itself. */
    private final Phaser answering = new Phaser(1);

    /** The caller holds the project's lock, so whatever socket lies there is of one that was killed. */
    ControlServer(Path socket, SupervisorLoop loop) throws IOException {
        this.socket = socket;
        this.loop = loop;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("control").start(this::accept);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Thread.ofPlatform().daemon().name("control-client").start(() -> serve(client));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException oneClientLess) {
                // The next one may have more luck.
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            String request = LineChannel.read(client);
            answering.register();
            try {
                LineChannel.write(client, answer(request).line());
            } finally {
                answering.arriveAndDeregister();
            }
        } catch (IOException clientLeft) {
            // Nobody is left to tell.
        }
    }

    private JsonFields answer(String line) {
        try {
            JsonFields request =
                    JsonFields.parse(line).orElseThrow(() -> new Failure.InvalidInput("a request is one JSON object"));
            return answer(request);
        } catch (Failure failure) {
            return JsonFields.empty().put("failure", failure.sentence()).put("hint", failure.hint());
        }
    }

    private JsonFields answer(JsonFields request) {
        return switch (request.text("do")) {
            case "status" -> status(settle(loop.ask(Supervisor::status)));
            case "await" -> awaitChange(request.number("revision"), request.number("millis"));
            case "define" ->
                done(loop.ask(supervisor -> {
                    supervisor.define(SupervisorJson.services(request));
                    return true;
                }));
            case "tell" ->
                done(loop.ask(supervisor -> {
                    supervisor.tell(
                            SupervisorGate.Verb.valueOf(request.text("verb").toUpperCase(Locale.ROOT)),
                            request.texts("services"));
                    return true;
                }));
            case "end" -> end();
            default -> throw new Failure.InvalidInput("the supervisor does not know how to " + request.text("do"));
        };
    }

    /** A server that closes does not wait for those who wait here. */
    private JsonFields awaitChange(long revision, long millis) {
        CompletableFuture<SupervisorStatus> change = new CompletableFuture<>();
        loop.post(supervisor -> supervisor.completeAfter(revision, change));
        answering.arriveAndDeregister();
        try {
            return status(change.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException nothingChanged) {
            return status(settle(loop.ask(Supervisor::status)));
        } catch (ExecutionException | InterruptedException ending) {
            throw new Failure.TryAgain("the supervisor is ending", "run this again");
        } finally {
            answering.register();
        }
    }

    private JsonFields end() {
        done(loop.ask(supervisor -> {
            supervisor.stopAll();
            return true;
        }));
        loop.endWhenIdle();
        return JsonFields.empty();
    }

    private static JsonFields status(SupervisorStatus status) {
        return JsonFields.empty().put("status", SupervisorJson.of(status).plain());
    }

    private static JsonFields done(CompletableFuture<Boolean> work) {
        settle(work);
        return JsonFields.empty();
    }

    private static <T> T settle(CompletableFuture<T> answer) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("the supervisor failed", problem.getCause());
        } catch (InterruptedException | TimeoutException ending) {
            throw new Failure.TryAgain("the supervisor does not answer", "run this again");
        }
    }

    /** Takes no more requests and gives the answers under way two seconds to go out: the process may end after this. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        try {
            answering.awaitAdvanceInterruptibly(answering.arrive(), LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException noAnswer) {
            // That client sees the connection end.
        }
    }
}
