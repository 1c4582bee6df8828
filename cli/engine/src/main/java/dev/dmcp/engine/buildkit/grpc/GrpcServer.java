package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.http2.Http2Connection;
import dev.dmcp.engine.buildkit.http2.Http2Stream;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.util.Map;

/** Answers the calls that come in on one connection, each on a thread of its own. */
public final class GrpcServer implements AutoCloseable {

    /** Answers one call. Returning ends it with success, a {@link GrpcException} with its status. */
    @FunctionalInterface
    public interface Handler {
        void handle(ServerCall call) throws IOException;
    }

    private final Map<String, Handler> handlers;
    private final String name;
    private final Http2Connection connection;

    /** @param handlers by {@code /package.Service/Method} */
    public GrpcServer(Duplex wire, String name, Map<String, Handler> handlers) {
        this.handlers = Map.copyOf(handlers);
        this.name = name;
        this.connection = Http2Connection.server(wire, name, this::start);
    }

    @Override
    public void close() {
        connection.close();
    }

    private void start(Http2Stream stream) {
        Thread.ofPlatform().daemon().name(name + "-call").start(() -> answer(stream));
    }

    private void answer(Http2Stream stream) {
        try {
            ServerCall call = new ServerCall(stream);
            call.finish(statusOf(call));
        } catch (IOException gone) {
            // The caller went away in the middle; there is nobody left to tell.
            stream.cancel();
        }
    }

    private GrpcStatus statusOf(ServerCall call) {
        Handler handler = handlers.get(call.path());
        if (handler == null) {
            return GrpcStatus.of(GrpcStatus.UNIMPLEMENTED, "unknown method " + call.path());
        }
        try {
            handler.handle(call);
            return GrpcStatus.of(GrpcStatus.OK, "");
        } catch (GrpcException answered) {
            return answered.status();
        } catch (IOException | RuntimeException failed) {
            return GrpcStatus.of(GrpcStatus.UNKNOWN, String.valueOf(failed.getMessage()));
        }
    }
}
