package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import dev.dmcp.engine.files.ContentFolder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code containerd.services.content.v1.Content}: gives the builder the blobs of local caches, and takes them. Each
 * folder has a name, which the builder puts into the call's metadata.
 */
public final class ContentService implements SessionService {
    private static final String SERVICE = "/containerd.services.content.v1.Content/";
    private static final int CHUNK = 1 << 20;

    private final Map<String, ContentFolder> folders;

    /** @param folders by the name under which a solve refers to them: {@code local:/path} */
    public ContentService(Map<String, ContentFolder> folders) {
        this.folders = Map.copyOf(folders);
    }

    @Override
    public Map<String, GrpcServer.Handler> methods() {
        Map<String, GrpcServer.Handler> methods = new LinkedHashMap<>();
        methods.put(SERVICE + "Info", this::info);
        methods.put(SERVICE + "Update", this::update);
        methods.put(SERVICE + "Read", this::read);
        methods.put(SERVICE + "Write", this::write);
        // A write that broke off left nothing that it could go on from, or that must be taken away.
        methods.put(SERVICE + "Status", call -> {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "no write of that name goes on"));
        });
        methods.put(SERVICE + "ListStatuses", call -> call.send(new byte[0]));
        methods.put(SERVICE + "Abort", call -> call.send(new byte[0]));
        return methods;
    }

    private ContentFolder folder(ServerCall call) throws GrpcException {
        List<String> names = call.metadata("buildkit-attachable-store-id");
        ContentFolder folder = names.isEmpty() ? null : folders.get(names.getFirst());
        if (folder == null) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "unknown store " + names));
        }
        return folder;
    }

    private void info(ServerCall call) throws IOException {
        ContentFolder folder = folder(call);
        ContentRequest request = ContentRequest.ofRead(call.receiveOnly());
        call.send(new ProtoWriter()
                .message(1, described(folder, request.digest()))
                .toByteArray());
    }

    /** Labels of blobs are the builder's own business, and nothing is kept of them. */
    private void update(ServerCall call) throws IOException {
        ContentFolder folder = folder(call);
        ProtoReader request = new ProtoReader(call.receiveOnly());
        String digest = "";
        while (request.next()) {
            if (request.field() == 1) {
                digest = ContentRequest.ofRead(request.bytes()).digest();
            }
        }
        call.send(new ProtoWriter().message(1, described(folder, digest)).toByteArray());
    }

    private static ProtoWriter described(ContentFolder folder, String digest) throws IOException {
        return new ProtoWriter().string(1, digest).integer(2, size(folder, digest));
    }

    private static long size(ContentFolder folder, String digest) throws IOException {
        return folder.sizeOf(digest)
                .orElseThrow(() ->
                        new GrpcException(GrpcStatus.of(GrpcStatus.NOT_FOUND, "content " + digest + ": not found")));
    }

    private void read(ServerCall call) throws IOException {
        ContentFolder folder = folder(call);
        ContentRequest request = ContentRequest.ofRead(call.receiveOnly());
        long end = size(folder, request.digest());
        if (request.size() > 0) {
            end = Math.min(end, request.offset() + request.size());
        }
        byte[] buffer = new byte[CHUNK];
        long position = request.offset();
        try (InputStream in = folder.read(request.digest(), position)) {
            while (position < end) {
                int length = in.readNBytes(buffer, 0, (int) Math.min(CHUNK, end - position));
                if (length == 0) {
                    throw new EOFException("content " + request.digest() + " ends at " + position);
                }
                call.send(new ProtoWriter()
                        .integer(1, position)
                        .bytes(2, buffer, 0, length)
                        .toByteArray());
                position += length;
            }
        }
    }

    private void write(ServerCall call) throws IOException {
        ContentFolder folder = folder(call);
        String expected = "";
        long total = 0;
        try (ContentFolder.Incoming blob = folder.begin()) {
            byte[] message;
            while ((message = call.receive()) != null) {
                ContentRequest request = ContentRequest.ofWrite(message);
                expected = request.expected().isEmpty() ? expected : request.expected();
                total = request.total() > 0 ? request.total() : total;
                if (!expected.isEmpty() && folder.sizeOf(expected).isPresent()) {
                    throw new GrpcException(
                            GrpcStatus.of(GrpcStatus.ALREADY_EXISTS, "content " + expected + ": already exists"));
                }
                call.send(answer(blob, request, expected, total));
            }
        }
    }

    private static byte[] answer(ContentFolder.Incoming blob, ContentRequest request, String expected, long total)
            throws IOException {
        ProtoWriter answer = new ProtoWriter().integer(1, request.action());
        if (request.action() != ContentRequest.STAT && request.offset() != blob.length()) {
            throw new GrpcException(GrpcStatus.of(
                    GrpcStatus.OUT_OF_RANGE,
                    "write at " + request.offset() + " must occur at current offset " + blob.length()));
        }
        blob.add(request.data());
        answer.integer(4, blob.length()).integer(5, total);
        return request.action() == ContentRequest.COMMIT
                ? answer.string(6, blob.keep(expected)).toByteArray()
                : answer.toByteArray();
    }
}
