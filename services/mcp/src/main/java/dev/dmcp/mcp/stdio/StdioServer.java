package dev.dmcp.mcp.stdio;

import dev.dmcp.mcp.era.Answers;
import dev.dmcp.mcp.era.legacy.LegacyEra;
import dev.dmcp.mcp.era.legacy.Session;
import dev.dmcp.mcp.era.legacy.SessionOptions;
import dev.dmcp.mcp.era.legacy.Sessions;
import dev.dmcp.mcp.era.modern.ModernEra;
import dev.dmcp.mcp.era.modern.ModernRequest;
import dev.dmcp.mcp.era.modern.StateSeal;
import dev.dmcp.mcp.exchange.RunningCall;
import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.McpServer;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.task.TaskMethods;
import dev.dmcp.mcp.task.TaskOptions;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.mcp.wire.RpcError;
import dev.dmcp.mcp.wire.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Serves one client over a pair of streams, in the era that each message belongs to, until the input ends. */
public final class StdioServer {
    private static final int LONGEST_MESSAGE = 4 << 20;
    private static final int MOST_CALLS = 128;

    private final ModernEra modern;
    private final LegacyEra legacy;
    private final Optional<Caller> caller;
    private final LineReader in;
    private final LineWriter out;
    private final Map<RequestId, RunningCall> running = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST_CALLS);
    private @Nullable Session session;

    private StdioServer(ModernEra modern, LegacyEra legacy, Optional<Caller> caller, InputStream in, OutputStream out) {
        this.modern = modern;
        this.legacy = legacy;
        this.caller = caller;
        this.in = new LineReader(in, LONGEST_MESSAGE);
        this.out = new LineWriter(out);
    }

    /**
     * Serves until {@code in} ends or {@code out} breaks, then cancels what still runs. Blocks.
     *
     * @param caller whom all calls are made for
     * @param unexpected told of exceptions that nobody meant to throw
     */
    public static void serve(
            McpServer server, Optional<Caller> caller, InputStream in, OutputStream out, Consumer<Throwable> unexpected)
            throws IOException {
        Answers answers = new Answers(unexpected);
        InstantSource clock = InstantSource.system();
        StateSeal seal = new StateSeal(StateSeal.freshKey(), server.options().stateLifetime(), clock);
        TaskMethods tasks = new TaskMethods(server, TaskOptions.DEFAULT, clock);
        // A pipe has one client, and it may be silent for days.
        Sessions sessions = new Sessions(new SessionOptions(1, Duration.ofDays(36_500)), clock);
        try (ModernEra modern = new ModernEra(server, seal, tasks, answers);
                LegacyEra legacy = new LegacyEra(server, sessions, clock, answers)) {
            new StdioServer(modern, legacy, caller, in, out).run();
        }
    }

    private void run() throws IOException {
        try {
            boolean more = true;
            while (more && !out.isBroken()) {
                more = step();
            }
        } finally {
            running.values().forEach(RunningCall::cancel);
        }
    }

    /** Takes one message; false at the end of the input. */
    private boolean step() throws IOException {
        try {
            Optional<byte[]> line = in.next();
            if (line.isEmpty()) {
                return false;
            }
            accept(MessageReader.read(line.get()));
        } catch (LineReader.LineTooLong e) {
            out.send(new Message.Failure(new RpcError(ErrorCode.INVALID_REQUEST, "A message is too long")));
        } catch (RpcException e) {
            out.send(new Message.Failure(e.error()));
        }
        return true;
    }

    private void accept(Message message) {
        switch (message) {
            case Message.Request request -> accept(request);
            case Message.Notification notification -> accept(notification);
            case Message.Response response -> {
                if (session != null) {
                    legacy.accept(session, response);
                }
            }
        }
    }

    private void accept(Message.Request request) {
        Session current = session;
        if (ModernRequest.claimedVersion(request.params()).isPresent()) {
            start(request, cancellation -> modern.serve(request, caller, outlet(cancellation), cancellation));
        } else if (request.method().equals("initialize") && current == null) {
            LegacyEra.Opening opening = legacy.open(request, caller, out);
            session = opening.session();
            out.send(opening.answer());
        } else if (current != null) {
            start(request, cancellation -> legacy.serve(current, request, outlet(cancellation), cancellation));
        } else {
            // Neither an envelope nor a session: the modern era says what is missing.
            start(request, cancellation -> modern.serve(request, caller, outlet(cancellation), cancellation));
        }
    }

    private void accept(Message.Notification notification) {
        notification.cancelledRequest().ifPresent(this::cancel);
    }

    private void cancel(RequestId id) {
        RunningCall call = running.get(id);
        if (call != null) {
            call.cancel();
        }
    }

    /** What serves a request. */
    private interface Service {
        Message.Response serve(Cancellation cancellation);
    }

    private void start(Message.Request request, Service service) {
        if (!room.tryAcquire()) {
            var error = new RpcError(ErrorCode.INTERNAL_ERROR, "Too many requests at once; try again later");
            out.send(new Message.Failure(request.id(), error));
            return;
        }
        RunningCall call = RunningCall.of(request.method(), cancellation -> {
            try {
                Message.Response response = service.serve(cancellation);
                // Who has cancelled does not want to hear of it any more.
                if (!cancellation.isCancelled()) {
                    out.send(response);
                }
            } finally {
                running.remove(request.id());
                room.release();
            }
        });
        running.put(request.id(), call);
        call.start();
    }

    private Outlet outlet(Cancellation cancellation) {
        return message -> {
            if (!cancellation.isCancelled()) {
                out.send(message);
            }
        };
    }
}
