package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code moby.upload.v1.Upload}: gives the builder one archive of this machine. The builder is told an address that it
 * knows to be the session's, and asks for its path.
 */
public final class UploadService implements SessionService {
    private static final int CHUNK = 1 << 18;

    private final String archive;

    /** @param archive its absolute path */
    public UploadService(String archive) {
        this.archive = archive;
    }

    /** Where a solve finds an archive. */
    public static String address(String archive) {
        return "http://buildkit-session" + path(archive);
    }

    private static String path(String archive) {
        return "/" + Integer.toHexString(archive.hashCode());
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.upload.v1.Upload/Pull", this::pull);
    }

    private void pull(ServerCall call) throws IOException {
        if (!call.metadata("urlpath").equals(List.of(path(archive)))) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "nothing is offered under this path"));
        }
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(Path.of(archive))) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                call.send(BytesMessage.of(buffer, 0, length));
            }
        }
    }
}
