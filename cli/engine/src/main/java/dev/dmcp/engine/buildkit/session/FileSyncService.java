package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.filesync.DiffCopySender;
import dev.dmcp.engine.buildkit.filesync.SyncedFolder;
import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code moby.filesync.v1.FileSync}: gives the builder the folders that were named beforehand, and no others. */
public final class FileSyncService implements SessionService {
    private final Map<String, SyncedFolder> folders;

    /** @param folders by the name under which a solve refers to them */
    public FileSyncService(Map<String, SyncedFolder> folders) {
        this.folders = Map.copyOf(folders);
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        return Map.of("/moby.filesync.v1.FileSync/DiffCopy", this::diffCopy);
    }

    private void diffCopy(ServerCall call) throws IOException {
        List<String> names = metadata(call, "dir-name");
        SyncedFolder folder = names.isEmpty() ? null : folders.get(names.getFirst());
        if (folder == null) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "no access allowed to dir " + names));
        }
        SyncedFolder.Selection selection = new SyncedFolder.Selection(
                metadata(call, "include-patterns"), metadata(call, "exclude-patterns"), metadata(call, "followpaths"));
        DiffCopySender.send(folder, selection, new CallPackets(call));
    }

    /** Values that are not ASCII come encoded as in a query, and a second header says so. */
    private static List<String> metadata(ServerCall call, String name) {
        List<String> values = call.metadata(name);
        if (call.metadata(name + "-encoded").isEmpty()) {
            return values;
        }
        return values.stream()
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .toList();
    }
}
