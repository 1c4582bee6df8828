package dev.dmcp.engine.buildkit.hpack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Encodes header blocks as literals without indexing (RFC 7541, section 6.2.2). A call has a handful of short
 * headers on a local socket: a table shared with the other side would save bytes that cost nothing.
 */
public final class HpackEncoder {

    private HpackEncoder() {}

    public static byte[] encode(List<HeaderField> fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(256);
        for (HeaderField field : fields) {
            block.write(0);
            text(block, field.name());
            text(block, field.value());
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(block, bytes.length);
        block.writeBytes(bytes);
    }

    private static void integer(ByteArrayOutputStream block, int value) {
        if (value < 0x7f) {
            block.write(value);
            return;
        }
        block.write(0x7f);
        int rest = value - 0x7f;
        while (rest >= 0x80) {
            block.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        block.write(rest);
    }
}
