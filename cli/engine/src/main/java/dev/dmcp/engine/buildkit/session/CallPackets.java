package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.filesync.PacketStream;
import dev.dmcp.engine.buildkit.grpc.ServerCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** fsutil's packets as the messages of a call. */
record CallPackets(ServerCall call) implements PacketStream {
    @Override
    public void send(byte[] packet) throws IOException {
        call.send(packet);
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        return call.receive();
    }
}
