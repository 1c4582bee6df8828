package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.http2.Http2Connection;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A connection on which we make calls, any number at a time. */
public final class GrpcChannel implements AutoCloseable {
    private final Http2Connection connection;

    public GrpcChannel(Duplex wire, String name) {
        this.connection = Http2Connection.client(wire, name);
    }

    /** Starts a call. {@code method} is {@code package.Service/Method}; metadata names are in lower case. */
    public GrpcCall call(String method, List<HeaderField> metadata) throws IOException {
        List<HeaderField> headers = new ArrayList<>(7 + metadata.size());
        headers.add(new HeaderField(":method", "POST"));
        headers.add(new HeaderField(":scheme", "http"));
        headers.add(new HeaderField(":path", "/" + method));
        headers.add(new HeaderField(":authority", "localhost"));
        headers.add(new HeaderField("te", "trailers"));
        headers.add(new HeaderField("content-type", "application/grpc"));
        headers.add(new HeaderField("user-agent", "dmcp"));
        headers.addAll(metadata);
        return new GrpcCall(connection.open(headers));
    }

    /** Makes a call with one message in each direction. */
    public byte[] unary(String method, byte[] request) throws IOException {
        GrpcCall call = call(method, List.of());
        call.sendLast(request);
        return call.receiveOnly();
    }

    @Override
    public void close() {
        connection.close();
    }
}
