package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.http2.Http2Stream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that we made. One thread may send while another receives. */
public final class GrpcCall {
    private final Http2Stream stream;
    private final Messages messages;

    GrpcCall(Http2Stream stream) {
        this.stream = stream;
        this.messages = new Messages(stream);
    }

    public void send(byte[] message) throws IOException {
        messages.send(message, false);
    }

    /** Sends the only or the last message. */
    public void sendLast(byte[] message) throws IOException {
        messages.send(message, true);
    }

    /**
     * The next message; null after the last one.
     *
     * @throws GrpcException when the call ended with another status than OK
     */
    public byte @Nullable [] receive() throws IOException {
        byte[] message = messages.receive();
        if (message == null) {
            checkStatus();
        }
        return message;
    }

    /** The answer of a call that has exactly one. */
    public byte[] receiveOnly() throws IOException {
        byte[] answer = receive();
        if (answer == null) {
            throw new GrpcException(GrpcStatus.of(GrpcStatus.UNKNOWN, "the call ended without an answer"));
        }
        while (receive() != null) {
            // The status comes after the answer.
        }
        return answer;
    }

    /** Gives the call up; the other side stops working on it. */
    public void cancel() {
        stream.cancel();
    }

    private void checkStatus() throws IOException {
        List<HeaderField> headers = stream.headers();
        // A call that fails at once has its status in the only headers.
        List<HeaderField> trailers = stream.trailers().isEmpty() ? headers : stream.trailers();
        for (HeaderField field : headers) {
            if (field.name().equals(":status") && !field.value().equals("200")) {
                throw new GrpcException(GrpcStatus.of(GrpcStatus.UNAVAILABLE, "HTTP status " + field.value()));
            }
        }
        GrpcStatus status = GrpcStatus.from(trailers);
        if (status.code() != GrpcStatus.OK) {
            throw new GrpcException(status);
        }
    }
}
