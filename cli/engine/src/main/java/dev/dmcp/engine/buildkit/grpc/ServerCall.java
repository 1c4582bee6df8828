package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.http2.Http2Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that the other side made to us. One thread may send while another receives. */
public final class ServerCall {
    private static final List<HeaderField> RESPONSE =
            List.of(new HeaderField(":status", "200"), new HeaderField("content-type", "application/grpc"));

    private final Http2Stream stream;
    private final Messages messages;
    private final List<HeaderField> headers;
    private boolean answering;

    ServerCall(Http2Stream stream) throws IOException {
        this.stream = stream;
        this.messages = new Messages(stream);
        this.headers = stream.headers();
    }

    /** {@code /package.Service/Method}. */
    public String path() {
        List<String> paths = metadata(":path");
        return paths.isEmpty() ? "" : paths.getFirst();
    }

    /** All values of a piece of metadata, in order. */
    public List<String> metadata(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : headers) {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The next message; null when the other side will send no more. */
    public byte @Nullable [] receive() throws IOException {
        return messages.receive();
    }

    /** The request of a call that has exactly one. */
    public byte[] receiveOnly() throws IOException {
        byte[] request = receive();
        return request == null ? new byte[0] : request;
    }

    /** Answers; may be called by several threads, one message at a time. */
    public synchronized void send(byte[] message) throws IOException {
        startAnswer();
        messages.send(message, false);
    }

    synchronized void finish(GrpcStatus status) throws IOException {
        startAnswer();
        stream.sendHeaders(
                List.of(
                        new HeaderField("grpc-status", Integer.toString(status.code())),
                        new HeaderField("grpc-message", GrpcStatus.percentEncoded(status.message()))),
                true);
    }

    private void startAnswer() throws IOException {
        if (!answering) {
            answering = true;
            stream.sendHeaders(RESPONSE, false);
        }
    }
}
