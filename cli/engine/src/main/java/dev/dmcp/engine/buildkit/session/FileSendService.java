package dev.dmcp.engine.buildkit.session;

import dev.dmcp.application.image.Export;
import dev.dmcp.engine.buildkit.filesync.DiffCopyReceiver;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.files.OneFile;
import dev.dmcp.engine.files.ReceivedFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** {@code moby.filesync.v1.FileSend}: takes the result of a build, as files or as one archive. */
public final class FileSendService implements SessionService {
    private final Export export;

    public FileSendService(Export export) {
        this.export = export;
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.filesync.v1.FileSend/DiffCopy", this::receive);
    }

    private void receive(ServerCall call) throws IOException {
        Path path = Path.of(export.path());
        switch (export.kind()) {
            case LOCAL -> DiffCopyReceiver.receive(new ReceivedFolder(path), new CallPackets(call));
            case TAR, OCI, DOCKER -> archive(call, path);
        }
    }

    private static void archive(ServerCall call, Path path) throws IOException {
        try (OutputStream file = OneFile.open(path)) {
            byte[] message = call.receive();
            while (message != null) {
                file.write(BytesMessage.data(message));
                message = call.receive();
            }
        }
    }
}
