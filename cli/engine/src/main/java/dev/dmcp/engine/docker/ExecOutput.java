package dev.dmcp.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a program in a container writes to its standard output, taken out of the engine's frames: the stream's number,
 * three zeros, the length. What it writes to its standard error becomes the reason when the output ends.
 */
final class ExecOutput extends InputStream {
    private static final int HEADER = 8;
    private static final int STANDARD_ERROR = 2;
    private static final int LONGEST_REASON = 4_096;

    private final InputStream frames;
    private final StringBuilder errors = new StringBuilder();
    private int left;

    ExecOutput(InputStream frames) {
        this.frames = frames;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (left == 0) {
            byte[] header = frames.readNBytes(HEADER);
            if (header.length < HEADER) {
                return end();
            }
            int size = ByteBuffer.wrap(header).getInt(4);
            if (header[0] == STANDARD_ERROR) {
                keep(frames.readNBytes(size));
            } else {
                left = size;
            }
        }
        int count = frames.read(target, offset, Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    private void keep(byte[] words) {
        if (errors.length() < LONGEST_REASON) {
            errors.append(new String(words, StandardCharsets.UTF_8));
        }
    }

    private int end() throws IOException {
        if (!errors.isEmpty()) {
            throw new IOException(
                    "the program in the container said: " + errors.toString().strip());
        }
        return -1;
    }
}
