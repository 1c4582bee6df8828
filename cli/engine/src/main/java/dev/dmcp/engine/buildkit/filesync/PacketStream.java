package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Packets in both directions. One thread receives; several may send, a packet at a time. */
public interface PacketStream {
    void send(byte[] packet) throws IOException;

    /** The next packet; null at the end. */
    byte @Nullable [] receive() throws IOException;
}
