package dev.dmcp.cli.training;

import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.grpc.GrpcServer;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Just enough of BuildKit that a build takes its usual way: it asks for the context, tells of steps, and says that the
 * image is there.
 */
final class CannedBuilder {
    private static final String IMAGE = "sha256:" + "0".repeat(64);
    private static final int REQUEST = 1;
    private static final int DATA = 2;
    private static final int FINISH = 3;

    private final CompletableFuture<GrpcChannel> session = new CompletableFuture<>();
    private final CountDownLatch sessionEnded = new CountDownLatch(1);

    private CannedBuilder() {}

    /** Serves one connection until the other side leaves it. */
    static GrpcServer serve(Duplex wire) {
        CannedBuilder builder = new CannedBuilder();
        return new GrpcServer(
                wire,
                "canned",
                Map.of(
                        "/moby.buildkit.v1.Control/Session", builder::session,
                        "/moby.buildkit.v1.Control/Solve", builder::solve,
                        "/moby.buildkit.v1.Control/Status", CannedBuilder::status));
    }

    private void session(ServerCall call) throws IOException {
        session.complete(new GrpcChannel(new CallDuplex(call, sessionEnded), "canned-session"));
        try {
            sessionEnded.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void solve(ServerCall call) throws IOException {
        call.receiveOnly();
        GrpcChannel client = session.join();
        client.unary("grpc.health.v1.Health/Check", new byte[0]);
        copy(client.call(
                "moby.filesync.v1.FileSync/DiffCopy",
                List.of(
                        new HeaderField("dir-name", "context"),
                        new HeaderField("exclude-patterns", "**/*.log"),
                        new HeaderField("followpaths", "src"))));
        call.send(new ProtoWriter()
                .map(1, Map.of("containerimage.config.digest", IMAGE, "containerimage.digest", IMAGE))
                .toByteArray());
    }

    /** As BuildKit's receiver does: takes the descriptions, asks for one file, ends. */
    private static void copy(GrpcCall call) throws IOException {
        int files = 0;
        byte[] packet = call.receive();
        while (packet != null && packet.length > 0) {
            files++;
            packet = call.receive();
        }
        call.send(new ProtoWriter().integer(1, REQUEST).integer(3, files - 1L).toByteArray());
        packet = call.receive();
        while (packet != null && hasData(packet)) {
            packet = call.receive();
        }
        call.sendLast(new ProtoWriter().integer(1, FINISH).toByteArray());
        while (call.receive() != null) {
            // Its own farewell, then the status.
        }
    }

    private static boolean hasData(byte[] packet) throws IOException {
        ProtoReader reader = new ProtoReader(packet);
        boolean data = false;
        while (reader.next()) {
            data |= reader.field() == 4 || (reader.field() == 1 && reader.integer() != DATA);
        }
        return data;
    }

    private static void status(ServerCall call) throws IOException {
        call.receiveOnly();
        ProtoWriter time = new ProtoWriter().integer(1, 1_700_000_000);
        ProtoWriter begun =
                new ProtoWriter().string(1, "v1").string(3, "[1/2] RUN make").message(5, time);
        call.send(new ProtoWriter().message(1, begun).toByteArray());
        ProtoWriter transfer =
                new ProtoWriter().string(1, "transferring").string(2, "v1").integer(4, 100);
        ProtoWriter log = new ProtoWriter().string(1, "v1").string(4, "made\n");
        call.send(new ProtoWriter().message(2, transfer).message(3, log).toByteArray());
        call.send(new ProtoWriter()
                .message(1, begun.bool(4, true).message(6, time))
                .toByteArray());
    }
}
