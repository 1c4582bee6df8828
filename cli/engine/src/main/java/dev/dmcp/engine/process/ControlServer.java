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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers one line with one line on a Unix socket, each connection on a thread of its own. */
final class ControlServer implements AutoCloseable {

    private static final int ANSWER_SECONDS = 30;

    private final Path socket;
    private final SupervisorLoop loop;
    private final ServerSocketChannel server;

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
            LineChannel.write(client, answer(request).line());
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

    private JsonFields awaitChange(long revision, long millis) {
        CompletableFuture<SupervisorStatus> change = new CompletableFuture<>();
        loop.post(supervisor -> supervisor.completeAfter(revision, change));
        try {
            return status(change.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException nothingChanged) {
            return status(settle(loop.ask(Supervisor::status)));
        } catch (ExecutionException | InterruptedException ending) {
            throw new Failure.TryAgain("the supervisor is ending", "run this again");
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

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
