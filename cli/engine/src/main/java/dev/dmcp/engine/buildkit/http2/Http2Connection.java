package dev.dmcp.engine.buildkit.http2;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.hpack.HpackDecoder;
import dev.dmcp.engine.buildkit.hpack.HpackEncoder;
import dev.dmcp.engine.buildkit.hpack.HpackException;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection with prior knowledge, as client or as server. One thread reads, one writes; calls block their
 * own thread. When the connection breaks, every stream on it ends with the reason.
 *
 * <p>Left out, because nobody here needs it: priorities, server push, trailers of requests, compression of headers
 * that we send.
 */
public final class Http2Connection implements AutoCloseable {
    private static final int CONNECTION_WINDOW = 32 << 20;

    private final Duplex wire;
    private final boolean client;
    private final Consumer<Http2Stream> accept;
    private final FrameReader reader;
    private final Sender sender;
    private final HpackDecoder decoder = new HpackDecoder(HeaderBlock.LARGEST);
    private final Map<Integer, Http2Stream> streams = new ConcurrentHashMap<>();

    private volatile @Nullable IOException failure;
    private volatile @Nullable IOException goingAway;
    private int lastStream;
    private int unacknowledged;
    private @Nullable HeaderBlock block;

    private Http2Connection(Duplex wire, boolean client, String name, Consumer<Http2Stream> accept) {
        this.wire = wire;
        this.client = client;
        this.accept = accept;
        this.lastStream = client ? -1 : 0;
        this.reader = new FrameReader(wire.input());
        this.sender = new Sender(wire.output(), name + "-write");
        sender.greet(client, CONNECTION_WINDOW);
        Thread.ofPlatform().daemon().name(name + "-read").start(this::readAll);
    }

    /** Speaks first. {@code name} names the threads. */
    public static Http2Connection client(Duplex wire, String name) {
        return new Http2Connection(wire, true, name, stream -> {});
    }

    /** @param accept takes each new stream on the reading thread, so it must hand it on */
    public static Http2Connection server(Duplex wire, String name, Consumer<Http2Stream> accept) {
        return new Http2Connection(wire, false, name, accept);
    }

    /** Opens a stream with its first headers. */
    public Http2Stream open(List<HeaderField> headers) throws IOException {
        byte[] encoded = HpackEncoder.encode(headers);
        // Streams must reach the other side in the order of their numbers (RFC 9113, section 5.1.1).
        synchronized (streams) {
            throwFailure();
            throwIf(goingAway);
            lastStream += 2;
            Http2Stream stream = new Http2Stream(this, lastStream);
            streams.put(stream.id(), stream);
            sender.openStream(stream.id());
            sender.headers(stream.id(), encoded, 0);
            return stream;
        }
    }

    /** Says goodbye, writes what is left, and closes the wire; streams still open end with a failure. */
    @Override
    public void close() {
        if (failure == null) {
            goAway(ErrorCode.NO_ERROR);
        }
        fail(new Http2Exception(ErrorCode.CANCEL, "the connection was closed"));
        sender.close();
        closeWire();
    }

    // ---- sending -------------------------------------------------------------------------

    void sendHeaders(Http2Stream stream, List<HeaderField> fields, boolean end) throws IOException {
        throwFailure();
        sender.headers(stream.id(), HpackEncoder.encode(fields), end ? Frame.END_STREAM : 0);
        if (end) {
            finishLocal(stream);
        }
    }

    void sendData(Http2Stream stream, byte[] bytes, int offset, int length, boolean end) throws IOException {
        sender.data(stream.id(), bytes, offset, length, end);
        if (end) {
            finishLocal(stream);
        }
    }

    private void finishLocal(Http2Stream stream) {
        stream.localDone();
        forgetIfDone(stream);
    }

    void reset(Http2Stream stream, ErrorCode code) {
        if (streams.remove(stream.id()) != null) {
            sender.closeStream(stream.id());
            stream.fail(new Http2Exception(code, "the stream was cancelled"));
            sender.reset(stream.id(), code);
        }
    }

    /** Lets the other side send more on a stream. */
    void release(int stream, int count) {
        sender.grant(stream, count);
    }

    // ---- receiving -----------------------------------------------------------------------

    private void readAll() {
        try {
            if (!client) {
                reader.expectPreface();
            }
            while (true) {
                handle(reader.next());
            }
        } catch (Http2Exception broken) {
            goAway(broken.code());
            fail(broken);
        } catch (HpackException broken) {
            goAway(ErrorCode.COMPRESSION_ERROR);
            fail(broken);
        } catch (IOException broken) {
            fail(broken);
        }
        sender.close();
        closeWire();
    }

    private void handle(Frame frame) throws IOException {
        if (block != null && frame.type() != Frame.CONTINUATION) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "headers without their end");
        }
        switch (frame.type()) {
            case Frame.DATA -> data(frame);
            case Frame.HEADERS -> headers(new HeaderBlock(frame), frame);
            case Frame.CONTINUATION -> continuation(frame);
            case Frame.RST_STREAM -> resetByPeer(frame);
            case Frame.SETTINGS -> sender.settings(frame);
            case Frame.PING -> sender.answer(frame);
            case Frame.GOAWAY -> goneAway(frame);
            case Frame.WINDOW_UPDATE -> sender.granted(frame);
            case Frame.PUSH_PROMISE -> throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a push that nobody allowed");
            default -> {}
        }
    }

    private void data(Frame frame) throws Http2Exception {
        // The connection's window is given back at once: a stream that nobody reads must not hold up the others,
        // and is bounded by its own window.
        unacknowledged += frame.payload().length;
        if (unacknowledged >= CONNECTION_WINDOW / 4) {
            release(0, unacknowledged);
            unacknowledged = 0;
        }
        Http2Stream stream = streams.get(frame.stream());
        if (stream != null) {
            stream.received(frame);
            forgetIfDone(stream);
        }
    }

    private void continuation(Frame frame) throws IOException {
        HeaderBlock begun = block;
        if (begun == null) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a continuation of nothing");
        }
        begun.add(frame);
        headers(begun, frame);
    }

    private void headers(HeaderBlock received, Frame latest) throws IOException {
        if (!latest.has(Frame.END_HEADERS)) {
            block = received;
            return;
        }
        block = null;
        // Decoded even when the stream is gone, because the table must stay in step.
        List<HeaderField> fields = decoder.decode(received.bytes());
        Http2Stream known = streams.get(received.stream());
        if (known != null) {
            known.received(fields, received.endsStream());
            forgetIfDone(known);
        } else if (!client && received.stream() > lastStream && received.stream() % 2 == 1) {
            accepted(received, fields);
        }
    }

    private void accepted(HeaderBlock received, List<HeaderField> fields) {
        lastStream = received.stream();
        Http2Stream stream = new Http2Stream(this, received.stream());
        streams.put(stream.id(), stream);
        sender.openStream(stream.id());
        stream.received(fields, received.endsStream());
        accept.accept(stream);
    }

    private void resetByPeer(Frame frame) throws Http2Exception {
        ErrorCode code = ErrorCode.of(frame.number(0));
        Http2Stream stream = streams.remove(frame.stream());
        if (stream != null) {
            sender.closeStream(stream.id());
            stream.fail(new Http2Exception(code, "the other side ended the stream (" + code + ")"));
        }
    }

    /** Streams up to the named one go on; later ones were never looked at (section 6.8). */
    private void goneAway(Frame frame) throws Http2Exception {
        int last = frame.number(0);
        ErrorCode code = ErrorCode.of(frame.number(4));
        Http2Exception reason = new Http2Exception(code, "the other side is going away (" + code + ")");
        goingAway = reason;
        for (Http2Stream stream : List.copyOf(streams.values())) {
            if (client && stream.id() > last) {
                streams.remove(stream.id());
                sender.closeStream(stream.id());
                stream.fail(reason);
            }
        }
    }

    // ---- ending --------------------------------------------------------------------------

    private void forgetIfDone(Http2Stream stream) {
        if (stream.isDone()) {
            streams.remove(stream.id());
            sender.closeStream(stream.id());
        }
    }

    private void fail(IOException reason) {
        failure = failure == null ? reason : failure;
        sender.fail(reason);
        for (Http2Stream stream : streams.values()) {
            stream.fail(reason);
        }
        streams.clear();
    }

    private void throwFailure() throws IOException {
        throwIf(failure);
    }

    private static void throwIf(@Nullable IOException reason) throws IOException {
        if (reason != null) {
            throw new IOException(reason.getMessage(), reason);
        }
    }

    private void closeWire() {
        try {
            wire.close();
        } catch (IOException alreadyGone) {
            // Nothing depends on how a connection that nobody uses any more is closed.
        }
    }

    private void goAway(ErrorCode code) {
        sender.goAway(client ? 0 : lastStream, code);
    }
}
