package dev.dmcp.engine.buildkit.hpack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes header blocks of one direction of one connection, in the order in which they arrive: each block may refer
 * to what earlier ones left in the table. Not safe for use by several threads.
 */
public final class HpackDecoder {
    private final HeaderTable table = new HeaderTable();
    private final int largestList;
    private byte[] block = {};
    private int position;
    private int listSize;

    /** @param largestList bytes that the names and values of one block may have together, against exhaustion */
    public HpackDecoder(int largestList) {
        this.largestList = largestList;
    }

    public List<HeaderField> decode(byte[] headerBlock) throws HpackException {
        block = headerBlock;
        position = 0;
        listSize = 0;
        List<HeaderField> fields = new ArrayList<>();
        while (position < block.length) {
            int first = block[position] & 0xff;
            if (first >= 0x80) {
                collect(fields, table.get(integer(7)));
            } else if (first >= 0x40) {
                HeaderField field = literal(6);
                table.add(field);
                collect(fields, field);
            } else if (first >= 0x20) {
                resize(fields);
            } else {
                collect(fields, literal(4));
            }
        }
        return fields;
    }

    private void collect(List<HeaderField> fields, HeaderField field) throws HpackException {
        listSize += field.size();
        if (listSize > largestList) {
            throw new HpackException("headers of more than " + largestList + " bytes");
        }
        fields.add(field);
    }

    private void resize(List<HeaderField> before) throws HpackException {
        if (!before.isEmpty()) {
            throw new HpackException("a change of the table's size after the first header");
        }
        table.resize(integer(5));
    }

    private HeaderField literal(int prefixBits) throws HpackException {
        int index = integer(prefixBits);
        String name = index == 0 ? text() : table.get(index).name();
        return new HeaderField(name, text());
    }

    private String text() throws HpackException {
        boolean huffman = position < block.length && (block[position] & 0x80) != 0;
        int length = integer(7);
        if (length > block.length - position) {
            throw new HpackException("text that is longer than its header block");
        }
        int start = position;
        position += length;
        return huffman
                ? new String(Huffman.decode(block, start, length), StandardCharsets.UTF_8)
                : new String(block, start, length, StandardCharsets.UTF_8);
    }

    /** RFC 7541, section 5.1. */
    private int integer(int prefixBits) throws HpackException {
        int mask = (1 << prefixBits) - 1;
        int prefix = next() & mask;
        if (prefix < mask) {
            return prefix;
        }
        long value = mask;
        for (int shift = 0; shift <= 28; shift += 7) {
            int more = next();
            value += (long) (more & 0x7f) << shift;
            if (value > Integer.MAX_VALUE) {
                break;
            }
            if ((more & 0x80) == 0) {
                return (int) value;
            }
        }
        throw new HpackException("an integer of more than 31 bits");
    }

    private int next() throws HpackException {
        if (position == block.length) {
            throw new HpackException("the header block ends too early");
        }
        return block[position++] & 0xff;
    }
}
