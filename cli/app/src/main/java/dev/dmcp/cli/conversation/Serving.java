package dev.dmcp.cli.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A server on the standard streams, until its client closes them or this process is told to end. */
final class Serving {
    private Serving() {}

    /** Reading a pipe cannot be interrupted, so it is left to a thread that nobody waits for at the end. */
    static int until(Callable<Integer> server) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("serve").start(() -> {
            try {
                end.complete(server.call());
            } catch (Exception problem) {
                end.completeExceptionally(problem);
            }
        });
        try {
            return end.get();
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped serving");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable problem) {
        return switch (problem) {
            case RuntimeException known -> known;
            case IOException broken -> new Failure.OperationFailed("serving broke off: " + broken.getMessage());
            case null, default -> new IllegalStateException("serving broke off", problem);
        };
    }

    /** Where exceptions go that nobody meant to throw: never to the stream of the protocol. */
    static void unexpected(Terminal terminal, Throwable problem) {
        terminal.err().println("error: " + problem);
        problem.printStackTrace(terminal.err());
    }
}
