package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** {@code moby.filesync.v1.FileSend}: takes the result of a build as an archive that somebody reads while it comes. */
public final class LoadService implements SessionService {

    /** Reads an archive to its end. */
    @FunctionalInterface
    public interface Reader {
        void read(InputStream archive) throws IOException;
    }

    private final Reader reader;

    public LoadService(Reader reader) {
        this.reader = reader;
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.filesync.v1.FileSend/DiffCopy", this::receive);
    }

    private void receive(ServerCall call) throws IOException {
        try (InputStream archive = new BytesInput(call::receive)) {
            reader.read(archive);
            // Whoever loads may stop at the archive's end mark; the builder waits until all is taken.
            archive.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
