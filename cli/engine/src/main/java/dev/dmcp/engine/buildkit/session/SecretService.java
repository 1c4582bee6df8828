package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.io.IOException;
import java.util.Map;

/** {@code moby.buildkit.secrets.v1.Secrets}: reads a secret when a step asks for it, and keeps nothing of it. */
public final class SecretService implements SessionService {

    /** Reads one secret. */
    @FunctionalInterface
    public interface Source {
        byte[] read() throws IOException;
    }

    private final Map<String, Source> sources;

    /** @param sources by the id that a step names */
    public SecretService(Map<String, Source> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.buildkit.secrets.v1.Secrets/GetSecret", this::get);
    }

    private void get(ServerCall call) throws IOException {
        String id = "";
        ProtoReader request = new ProtoReader(call.receiveOnly());
        while (request.next()) {
            if (request.field() == 1) {
                id = request.string();
            }
        }
        Source source = sources.get(id);
        if (source == null) {
            // With this status a step that does not require the secret runs without it.
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "secret " + id + " not found"));
        }
        call.send(new ProtoWriter().bytes(1, source.read()).toByteArray());
    }
}
