package dev.dmcp.engine.buildkit.session;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;

/**
 * What a builder asks of a content store: {@code ReadContentRequest} (of which others use the digest alone), or
 * {@code WriteContentRequest}.
 *
 * @param size how many bytes to read; 0 for all
 * @param total how long a written blob will be; 0 where nobody knows
 * @param expected the digest of what is written; empty where nobody knows
 */
@SuppressWarnings("ArrayRecordComponent") // lives from the stream to its file and is never compared
record ContentRequest(int action, String digest, long offset, long size, long total, String expected, byte[] data) {
    static final int STAT = 0;
    static final int COMMIT = 2;

    private static final byte[] NOTHING = {};

    static ContentRequest ofRead(byte[] message) throws MalformedMessageException {
        String digest = "";
        long offset = 0;
        long size = 0;
        ProtoReader reader = new ProtoReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> digest = reader.string();
                case 2 -> offset = reader.integer();
                case 3 -> size = reader.integer();
                default -> {}
            }
        }
        return new ContentRequest(STAT, digest, offset, size, 0, "", NOTHING);
    }

    static ContentRequest ofWrite(byte[] message) throws MalformedMessageException {
        int action = STAT;
        long offset = 0;
        long total = 0;
        String expected = "";
        byte[] data = NOTHING;
        ProtoReader reader = new ProtoReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> action = (int) reader.integer();
                case 3 -> total = reader.integer();
                case 4 -> expected = reader.string();
                case 5 -> offset = reader.integer();
                case 6 -> data = reader.bytes();
                default -> {}
            }
        }
        return new ContentRequest(action, "", offset, 0, total, expected, data);
    }
}
