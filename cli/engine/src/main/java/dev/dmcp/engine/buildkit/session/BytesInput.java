package dev.dmcp.engine.buildkit.session;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The data of a call's {@link BytesMessage}s as one stream. */
final class BytesInput extends InputStream {

    /** Gives the next message; null after the last one. */
    @FunctionalInterface
    interface Messages {
        byte @Nullable [] receive() throws IOException;
    }

    private final Messages messages;
    private byte[] data = {};
    private int position;

    BytesInput(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == data.length) {
            byte[] message = messages.receive();
            if (message == null) {
                return -1;
            }
            data = BytesMessage.data(message);
            position = 0;
        }
        int count = Math.min(length, data.length - position);
        System.arraycopy(data, position, bytes, offset, count);
        position += count;
        return count;
    }
}
