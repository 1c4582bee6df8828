package dev.dmcp.service.storage.standin;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Messages of PostgreSQL's protocol (manual, "Message Formats"): a letter, a length that counts itself, a body. */
final class Wire {
    private static final int LONGEST = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /** The body of a message without a letter, as the first ones are. */
    Body readFirst() throws IOException {
        return readBody();
    }

    int readLetter() throws IOException {
        return in.read();
    }

    Body readBody() throws IOException {
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LONGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        return new Body(in.readNBytes(length));
    }

    void writeByte(int value) throws IOException {
        out.writeByte(value);
    }

    void write(char letter, Fields fields) throws IOException {
        byte[] body = fields.bytes();
        out.writeByte(letter);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** What came, read from its beginning on. */
    static final class Body {
        private final byte[] bytes;
        private int position;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int value = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                value = (value << 8) | (bytes[position++] & 0xff);
            }
            return value;
        }

        /** Up to the next zero byte. */
        String text() {
            int begin = position;
            while (bytes[position] != 0) {
                position++;
            }
            return new String(bytes, begin, position++ - begin, StandardCharsets.UTF_8);
        }

        char letter() {
            return (char) bytes[position++];
        }

        String rest() {
            return new String(bytes, position, bytes.length - position, StandardCharsets.UTF_8);
        }
    }

    /** What will be sent. */
    static final class Fields {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        Fields number(int value) throws IOException {
            data.writeInt(value);
            return this;
        }

        Fields small(int value) throws IOException {
            data.writeShort(value);
            return this;
        }

        /** With the zero byte that ends it. */
        Fields text(String value) throws IOException {
            raw(value);
            data.writeByte(0);
            return this;
        }

        Fields raw(String value) throws IOException {
            data.write(value.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
