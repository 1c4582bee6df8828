package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.nio.charset.StandardCharsets;

/**
 * A packet of fsutil's protocol.
 *
 * @param type one of the constants of this record
 * @param id which file, by its place in the sequence of STAT packets
 * @param data content, or the words of an error
 */
@SuppressWarnings("ArrayRecordComponent") // lives from the stream to its file and is never compared
record Packet(int type, int id, byte[] data) {
    static final int STAT = 0;
    static final int REQUEST = 1;
    static final int DATA = 2;
    static final int FINISH = 3;
    static final int ERROR = 4;

    private static final byte[] NOTHING = {};

    static Packet read(byte[] message) throws MalformedMessageException {
        int type = STAT;
        int id = 0;
        byte[] data = NOTHING;
        ProtoReader reader = new ProtoReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> type = (int) reader.integer();
                case 3 -> id = (int) reader.integer();
                case 4 -> data = reader.bytes();
                default -> {}
            }
        }
        return new Packet(type, id, data);
    }

    static byte[] stat(FileEntry entry) {
        return new ProtoWriter().message(2, entry.toStat()).toByteArray();
    }

    static byte[] endOfStats() {
        return NOTHING;
    }

    /** A piece of a file; none says that the file is complete. */
    static byte[] data(int id, byte[] bytes, int length) {
        ProtoWriter packet = new ProtoWriter().integer(1, DATA).integer(3, id);
        return (length > 0 ? packet.bytes(4, bytes, 0, length) : packet).toByteArray();
    }

    static byte[] request(int id) {
        return new ProtoWriter().integer(1, REQUEST).integer(3, id).toByteArray();
    }

    static byte[] finish() {
        return new ProtoWriter().integer(1, FINISH).toByteArray();
    }

    static byte[] error(String words) {
        return new ProtoWriter()
                .integer(1, ERROR)
                .bytes(4, words.getBytes(StandardCharsets.UTF_8))
                .toByteArray();
    }

    String words() {
        return new String(data, StandardCharsets.UTF_8);
    }
}
