package dev.dmcp.engine.buildkit.hpack;

import java.util.Arrays;

/**
 * The Huffman code of RFC 7541, appendix B. The code is canonical, so the length of each symbol's code is all there
 * is to write down; only decoding is needed, since we never send compressed text.
 */
final class Huffman {
    private static final int END_OF_STRING = 256;
    private static final int LONGEST_CODE = 30;

    /** The length in bits of the codes for the symbols 0 to 255; the end of string (256) has 30. */
    private static final byte[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,
        28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
        5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
        7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,
        6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
        24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,
        21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
        19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
        26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
    };

    /** Per length: the first code of that length, the number of codes, and where their symbols begin. */
    private static final int[] FIRST_CODE = new int[LONGEST_CODE + 1];

    private static final int[] COUNT = new int[LONGEST_CODE + 1];
    private static final int[] START = new int[LONGEST_CODE + 1];
    private static final int[] SYMBOLS = new int[END_OF_STRING + 1];

    static {
        int code = 0;
        int filled = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            code <<= 1;
            FIRST_CODE[length] = code;
            START[length] = filled;
            for (int symbol = 0; symbol <= END_OF_STRING; symbol++) {
                if (lengthOf(symbol) == length) {
                    SYMBOLS[filled++] = symbol;
                }
            }
            COUNT[length] = filled - START[length];
            code += COUNT[length];
        }
    }

    private Huffman() {}

    private static int lengthOf(int symbol) {
        return symbol == END_OF_STRING ? LONGEST_CODE : LENGTHS[symbol];
    }

    /** Decodes {@code count} bytes; the padding must be at most seven 1-bits (section 5.2). */
    static byte[] decode(byte[] bytes, int offset, int count) throws HpackException {
        // The shortest code has five bits.
        byte[] text = new byte[count * 8 / 5 + 1];
        int written = 0;
        int code = 0;
        int length = 0;
        for (int bit = 0; bit < count * 8; bit++) {
            code = (code << 1) | ((bytes[offset + (bit >> 3)] >> (7 - (bit & 7))) & 1);
            length++;
            if (length > LONGEST_CODE) {
                throw new HpackException("a Huffman code of more than 30 bits");
            }
            int index = code - FIRST_CODE[length];
            if (index < COUNT[length]) {
                text[written++] = symbol(START[length] + index);
                code = 0;
                length = 0;
            }
        }
        if (length > 7 || code != (1 << length) - 1) {
            throw new HpackException("wrong padding after Huffman-coded text");
        }
        return Arrays.copyOf(text, written);
    }

    private static byte symbol(int index) throws HpackException {
        int symbol = SYMBOLS[index];
        if (symbol == END_OF_STRING) {
            throw new HpackException("an end-of-string symbol within text");
        }
        return (byte) symbol;
    }
}
