package dev.dmcp.engine.buildkit.http2;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.hpack.HpackDecoder;
import dev.dmcp.engine.buildkit.hpack.HpackEncoder;
import dev.dmcp.engine.buildkit.hpack.HpackException;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
    private static final int DEFAULT_WINDOW = 65_535;
    private static final int SETTING_INITIAL_WINDOW = 4;
    private static final int SETTING_LARGEST_FRAME = 5;
    private static final byte[] NOTHING = {};

    private final Duplex wire;
    private final boolean client;
    private final Consumer<Http2Stream> accept;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final HpackDecoder decoder = new HpackDecoder(HeaderBlock.LARGEST);
    private final SendWindows windows = new SendWindows();
    private final Map<Integer, Http2Stream> streams = new ConcurrentHashMap<>();

    private volatile int largestFrame = FrameReader.LARGEST_PAYLOAD;
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
        this.writer = new FrameWriter(wire.output(), name + "-write");
        greet();
        writer.start();
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
            windows.open(stream.id());
            writeHeaders(stream.id(), encoded, 0);
            return stream;
        }
    }

    /** Says goodbye, writes what is left, and closes the wire; streams still open end with a failure. */
    @Override
    public void close() {
        if (failure == null) {
            writer.frame(Frame.GOAWAY, 0, 0, goAway(ErrorCode.NO_ERROR));
        }
        fail(new Http2Exception(ErrorCode.CANCEL, "the connection was closed"));
        writer.close();
        closeWire();
    }

    // ---- sending -------------------------------------------------------------------------

    private void greet() {
        if (client) {
            writer.raw(FrameReader.PREFACE);
        }
        ByteBuffer settings = ByteBuffer.allocate(6);
        settings.putShort((short) SETTING_INITIAL_WINDOW).putInt(Http2Stream.RECEIVE_WINDOW);
        writer.frame(Frame.SETTINGS, 0, 0, settings.array());
        writer.frame(Frame.WINDOW_UPDATE, 0, 0, bytesOf(CONNECTION_WINDOW - DEFAULT_WINDOW));
    }

    void sendHeaders(Http2Stream stream, List<HeaderField> fields, boolean end) throws IOException {
        throwFailure();
        writeHeaders(stream.id(), HpackEncoder.encode(fields), end ? Frame.END_STREAM : 0);
        if (end) {
            finishLocal(stream);
        }
    }

    private void writeHeaders(int stream, byte[] encoded, int flags) {
        int limit = largestFrame;
        if (encoded.length <= limit) {
            writer.frame(Frame.HEADERS, flags | Frame.END_HEADERS, stream, encoded);
            return;
        }
        // The parts of one block may not be separated by any other frame (section 4.3).
        synchronized (writer) {
            for (int from = 0; from < encoded.length; from += limit) {
                int to = Math.min(encoded.length, from + limit);
                int type = from == 0 ? Frame.HEADERS : Frame.CONTINUATION;
                int last = to == encoded.length ? Frame.END_HEADERS : 0;
                byte[] part = Arrays.copyOfRange(encoded, from, to);
                writer.frame(type, (from == 0 ? flags : 0) | last, stream, part);
            }
        }
    }

    void sendData(Http2Stream stream, byte[] bytes, int offset, int length, boolean end) throws IOException {
        int position = offset;
        int rest = length;
        while (rest > 0) {
            int granted = windows.take(stream.id(), Math.min(rest, largestFrame));
            rest -= granted;
            writer.data(rest == 0 && end ? Frame.END_STREAM : 0, stream.id(), bytes, position, granted);
            position += granted;
        }
        if (end) {
            if (length == 0) {
                writer.data(Frame.END_STREAM, stream.id(), NOTHING, 0, 0);
            }
            finishLocal(stream);
        }
    }

    private void finishLocal(Http2Stream stream) {
        stream.localDone();
        forgetIfDone(stream);
    }

    void reset(Http2Stream stream, ErrorCode code) {
        if (streams.remove(stream.id()) != null) {
            windows.close(stream.id());
            stream.fail(new Http2Exception(code, "the stream was cancelled"));
            writer.frame(Frame.RST_STREAM, 0, stream.id(), bytesOf(code.number()));
        }
    }

    /** Lets the other side send more on a stream. */
    void release(int stream, int count) {
        writer.frame(Frame.WINDOW_UPDATE, 0, stream, bytesOf(count));
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
            writer.frame(Frame.GOAWAY, 0, 0, goAway(broken.code()));
            fail(broken);
        } catch (HpackException broken) {
            writer.frame(Frame.GOAWAY, 0, 0, goAway(ErrorCode.COMPRESSION_ERROR));
            fail(broken);
        } catch (IOException broken) {
            fail(broken);
        }
        writer.close();
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
            case Frame.SETTINGS -> settings(frame);
            case Frame.PING -> ping(frame);
            case Frame.GOAWAY -> goneAway(frame);
            case Frame.WINDOW_UPDATE -> windows.grow(frame.stream(), frame.number(0));
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
        windows.open(stream.id());
        stream.received(fields, received.endsStream());
        accept.accept(stream);
    }

    private void resetByPeer(Frame frame) throws Http2Exception {
        ErrorCode code = ErrorCode.of(frame.number(0));
        Http2Stream stream = streams.remove(frame.stream());
        if (stream != null) {
            windows.close(stream.id());
            stream.fail(new Http2Exception(code, "the other side ended the stream (" + code + ")"));
        }
    }

    private void settings(Frame frame) throws Http2Exception {
        if (frame.has(Frame.ACK)) {
            return;
        }
        ByteBuffer settings = ByteBuffer.wrap(frame.payload());
        while (settings.remaining() >= 6) {
            int name = settings.getShort() & 0xffff;
            int value = settings.getInt();
            if (name == SETTING_INITIAL_WINDOW) {
                if (value < 0) {
                    throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window beyond 2^31-1");
                }
                windows.initial(value);
            } else if (name == SETTING_LARGEST_FRAME) {
                largestFrame = Math.clamp(value, FrameReader.LARGEST_PAYLOAD, 1 << 17);
            }
        }
        writer.frame(Frame.SETTINGS, Frame.ACK, 0, NOTHING);
    }

    private void ping(Frame frame) {
        if (!frame.has(Frame.ACK)) {
            writer.frame(Frame.PING, Frame.ACK, 0, frame.payload());
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
                windows.close(stream.id());
                stream.fail(reason);
            }
        }
    }

    // ---- ending --------------------------------------------------------------------------

    private void forgetIfDone(Http2Stream stream) {
        if (stream.isDone()) {
            streams.remove(stream.id());
            windows.close(stream.id());
        }
    }

    private void fail(IOException reason) {
        failure = failure == null ? reason : failure;
        windows.fail(reason);
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

    private byte[] goAway(ErrorCode code) {
        return ByteBuffer.allocate(8)
                .putInt(client ? 0 : lastStream)
                .putInt(code.number())
                .array();
    }

    private static byte[] bytesOf(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
