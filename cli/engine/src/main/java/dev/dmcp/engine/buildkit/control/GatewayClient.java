package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@code moby.buildkit.v1.frontend.LLBBridge} that we make: a solve within a build of our own, whose result comes
 * to us in place of an exporter. What a frontend answers to a question (a check, an outline) can be had in no other way.
 */
public final class GatewayClient {
    private static final String SERVICE = "moby.buildkit.v1.frontend.LLBBridge/";

    private final GrpcChannel channel;
    private final List<HeaderField> build;
    private volatile @Nullable GrpcCall current;

    /** @param ref of a solve that has begun without a frontend and waits for us */
    public GatewayClient(GrpcChannel channel, String ref) {
        this.channel = channel;
        this.build = List.of(new HeaderField("buildkit-controlapi-buildid", ref));
    }

    /** What the frontend says of the result, by name: {@code result.json}, {@code result.statuscode}. */
    public Map<String, String> ask(String frontend, Map<String, String> attributes) throws IOException {
        ProtoWriter request = new ProtoWriter().string(2, frontend).map(3, attributes);
        Map<String, String> answers = new LinkedHashMap<>();
        ProtoReader response = new ProtoReader(call("Solve", request));
        while (response.next()) {
            if (response.field() == 3) {
                readResult(response.message(), answers);
            }
        }
        return answers;
    }

    private static void readResult(ProtoReader result, Map<String, String> answers) throws IOException {
        while (result.next()) {
            if (result.field() == 10) {
                result.entryInto(answers);
            }
        }
    }

    /** Ends the build. */
    public void end() throws IOException {
        call("Return", new ProtoWriter().message(1, new ProtoWriter()));
    }

    /** Ends what is being asked; from another thread. */
    public void cancel() {
        GrpcCall call = current;
        if (call != null) {
            call.cancel();
        }
    }

    private byte[] call(String method, ProtoWriter request) throws IOException {
        GrpcCall call = channel.call(SERVICE + method, build);
        current = call;
        call.sendLast(request.toByteArray());
        return call.receiveOnly();
    }
}
