package dev.dmcp.engine.buildkit.protobuf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * A cursor over the fields of one message. {@link #next()} moves to the next field; the accessors read the field
 * that it stands on. A field that the caller does not know is passed over by not reading it.
 *
 * <p>Nothing is copied until an accessor asks for it. Bytes that are no message end in a
 * {@link MalformedMessageException}, never in another exception.
 */
public final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private long number;
    private int valueStart;
    private int valueLength;

    public ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Moves on; false at the end of the message. */
    public boolean next() throws MalformedMessageException {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        number = 0;
        valueLength = 0;
        if (field <= 0) {
            throw new MalformedMessageException("field number " + field);
        }
        value((int) (tag & 7));
        return true;
    }

    private void value(int wireType) throws MalformedMessageException {
        switch (wireType) {
            case VARINT -> number = varint();
            case FIXED64 -> number = fixed(8);
            case FIXED32 -> number = fixed(4);
            case LENGTH_DELIMITED -> {
                long announced = varint();
                if (announced < 0 || announced > end - position) {
                    throw new MalformedMessageException("field " + field + " is longer than its message");
                }
                valueStart = position;
                valueLength = (int) announced;
                position += valueLength;
            }
            default -> throw new MalformedMessageException("wire type " + wireType);
        }
    }

    public int field() {
        return field;
    }

    public long integer() {
        return number;
    }

    public boolean bool() {
        return number != 0;
    }

    /** As text; bytes that are not UTF-8 become the replacement character. */
    public String string() {
        return new String(bytes, valueStart, valueLength, StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(bytes, valueStart, valueStart + valueLength);
    }

    public ProtoReader message() {
        return new ProtoReader(bytes, valueStart, valueStart + valueLength);
    }

    /** Reads an entry of a {@code map<string, string>} and puts it into {@code entries}. */
    public void entryInto(Map<String, String> entries) throws MalformedMessageException {
        ProtoReader entry = message();
        String key = "";
        String value = "";
        while (entry.next()) {
            switch (entry.field) {
                case 1 -> key = entry.string();
                case 2 -> value = entry.string();
                default -> {}
            }
        }
        entries.put(key, value);
    }

    /** Reads a {@code google.protobuf.Timestamp}. */
    public Instant timestamp() throws MalformedMessageException {
        ProtoReader timestamp = message();
        long seconds = 0;
        long nanos = 0;
        while (timestamp.next()) {
            switch (timestamp.field) {
                case 1 -> seconds = timestamp.number;
                case 2 -> nanos = timestamp.number;
                default -> {}
            }
        }
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw new MalformedMessageException("a time outside of all times");
        }
        return Instant.ofEpochSecond(seconds, Math.clamp(nanos, 0, 999_999_999));
    }

    private long varint() throws MalformedMessageException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (position == end) {
                throw new MalformedMessageException("the message ends within a number");
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("a number of more than " + LONGEST_VARINT + " bytes");
    }

    private long fixed(int size) throws MalformedMessageException {
        if (end - position < size) {
            throw new MalformedMessageException("the message ends within a number");
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[position++] & 0xffL) << (8 * i);
        }
        return value;
    }
}
