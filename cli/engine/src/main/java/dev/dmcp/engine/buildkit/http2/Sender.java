package dev.dmcp.engine.buildkit.http2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What leaves on a connection: frames, in the sizes and amounts that the other side takes. Used by all threads; only
 * those with data ever wait.
 */
final class Sender {
    private static final int SETTING_INITIAL_WINDOW = 4;
    private static final int SETTING_LARGEST_FRAME = 5;
    private static final int LARGEST_FRAME = 1 << 17;
    private static final byte[] NOTHING = {};

    private final FrameWriter writer;
    private final SendWindows windows = new SendWindows();
    private volatile int largestFrame = FrameReader.LARGEST_PAYLOAD;

    /** @param name of the thread that writes */
    Sender(OutputStream out, String name) {
        this.writer = new FrameWriter(out, name);
    }

    /**
     * Queues what both sides say first, and begins to write.
     *
     * @param window how much the other side may send before it is given more
     */
    void greet(boolean client, int window) {
        if (client) {
            writer.raw(FrameReader.PREFACE);
        }
        ByteBuffer settings = ByteBuffer.allocate(6);
        settings.putShort((short) SETTING_INITIAL_WINDOW).putInt(Http2Stream.RECEIVE_WINDOW);
        writer.frame(Frame.SETTINGS, 0, 0, settings.array());
        grant(0, window - SendWindows.DEFAULT_WINDOW);
        writer.start();
    }

    /** From here to {@link #closeStream} a stream may send data. */
    void openStream(int stream) {
        windows.open(stream);
    }

    void closeStream(int stream) {
        windows.close(stream);
    }

    void headers(int stream, byte[] encoded, int flags) {
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

    void data(int stream, byte[] bytes, int offset, int length, boolean end) throws IOException {
        int position = offset;
        int rest = length;
        while (rest > 0) {
            int granted = windows.take(stream, Math.min(rest, largestFrame));
            rest -= granted;
            writer.data(rest == 0 && end ? Frame.END_STREAM : 0, stream, bytes, position, granted);
            position += granted;
        }
        if (end && length == 0) {
            writer.data(Frame.END_STREAM, stream, NOTHING, 0, 0);
        }
    }

    void reset(int stream, ErrorCode code) {
        writer.frame(Frame.RST_STREAM, 0, stream, bytesOf(code.number()));
    }

    /** Lets the other side send more; stream 0 is the connection. */
    void grant(int stream, int count) {
        writer.frame(Frame.WINDOW_UPDATE, 0, stream, bytesOf(count));
    }

    void goAway(int lastStream, ErrorCode code) {
        byte[] payload =
                ByteBuffer.allocate(8).putInt(lastStream).putInt(code.number()).array();
        writer.frame(Frame.GOAWAY, 0, 0, payload);
    }

    /** The other side takes more. */
    void granted(Frame update) throws Http2Exception {
        windows.grow(update.stream(), update.number(0));
    }

    /** Holds to what the other side has set, and says so. */
    void settings(Frame frame) throws Http2Exception {
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
                largestFrame = Math.clamp(value, FrameReader.LARGEST_PAYLOAD, LARGEST_FRAME);
            }
        }
        writer.frame(Frame.SETTINGS, Frame.ACK, 0, NOTHING);
    }

    void answer(Frame ping) {
        if (!ping.has(Frame.ACK)) {
            writer.frame(Frame.PING, Frame.ACK, 0, ping.payload());
        }
    }

    /** Who waits with data is told why nothing more can be sent. */
    void fail(IOException reason) {
        windows.fail(reason);
    }

    /** Writes what lies there, then ends. */
    void close() {
        writer.close();
    }

    private static byte[] bytesOf(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
