package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of {@code moby.buildkit.v1.Control} that we make. Any number may run at a time. */
public final class ControlClient {
    private static final String SERVICE = "moby.buildkit.v1.Control/";
    private static final byte[] NOTHING = {};

    private final GrpcChannel channel;

    public ControlClient(GrpcChannel channel) {
        this.channel = channel;
    }

    /** Starts a solve; {@link #exporterResponse} waits for its end. */
    public GrpcCall solve(SolveRequest request) throws IOException {
        GrpcCall call = channel.call(SERVICE + "Solve", List.of());
        call.sendLast(request.toBytes());
        return call;
    }

    /** What the exporter has to say of a solve: {@code containerimage.digest}, {@code image.name}. */
    public static Map<String, String> exporterResponse(GrpcCall solve) throws IOException {
        Map<String, String> response = new LinkedHashMap<>();
        ProtoReader reader = new ProtoReader(solve.receiveOnly());
        while (reader.next()) {
            if (reader.field() == 1) {
                reader.entryInto(response);
            }
        }
        return response;
    }

    /** Starts to listen to a solve, which need not have begun; the stream ends with it. */
    public GrpcCall status(String ref) throws IOException {
        GrpcCall call = channel.call(SERVICE + "Status", List.of());
        call.sendLast(new ProtoWriter().string(1, ref).toByteArray());
        return call;
    }

    public static SolveStatus status(byte[] message) throws MalformedMessageException {
        return SolveStatus.read(message);
    }

    /** Opens the tunnel in which the builder calls us back. */
    public GrpcCall session(List<HeaderField> metadata) throws IOException {
        return channel.call(SERVICE + "Session", metadata);
    }

    public List<CacheUsage> diskUsage(List<String> filters) throws IOException {
        byte[] request = new ProtoWriter().strings(1, filters).toByteArray();
        List<CacheUsage> records = new ArrayList<>();
        ProtoReader reader = new ProtoReader(channel.unary(SERVICE + "DiskUsage", request));
        while (reader.next()) {
            if (reader.field() == 1) {
                records.add(CacheUsage.read(reader.message()));
            }
        }
        return records;
    }

    /** Removes records, and says which. */
    public List<CacheUsage> prune(Prune prune) throws IOException {
        GrpcCall call = channel.call(SERVICE + "Prune", List.of());
        call.sendLast(prune.toBytes());
        List<CacheUsage> removed = new ArrayList<>();
        byte[] message;
        while ((message = call.receive()) != null) {
            removed.add(CacheUsage.read(new ProtoReader(message)));
        }
        return removed;
    }

    public List<Worker> workers() throws IOException {
        List<Worker> workers = new ArrayList<>();
        ProtoReader reader = new ProtoReader(channel.unary(SERVICE + "ListWorkers", NOTHING));
        while (reader.next()) {
            if (reader.field() == 1) {
                workers.add(Worker.read(reader.message()));
            }
        }
        return workers;
    }

    /** BuildKit's version, as it names itself. */
    public String version() throws IOException {
        ProtoReader info = new ProtoReader(channel.unary(SERVICE + "Info", NOTHING));
        while (info.next()) {
            if (info.field() == 1) {
                ProtoReader version = info.message();
                while (version.next()) {
                    if (version.field() == 2) {
                        return version.string();
                    }
                }
            }
        }
        return "";
    }
}
