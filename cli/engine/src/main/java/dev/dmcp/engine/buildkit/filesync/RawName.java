package dev.dmcp.engine.buildkit.filesync;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files as the operating system has them: bytes, of any encoding. A raw name is a string with one character
 * for each byte, so that comparing two of them compares bytes, and nothing is lost on the way to the builder.
 */
final class RawName {

    private RawName() {}

    /** The raw form of the last element of an absolute path. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isAscii(name)) {
            return name;
        }
        // What Java shows depends on the locale of this process; the address of a file keeps its bytes.
        String address = file.toUri().getRawPath();
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        return decoded(address, address.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The raw form of the target of a symbolic link. */
    static String ofTarget(Path target) {
        String text = target.toString();
        if (isAscii(text)) {
            return text;
        }
        String address = Path.of("/").resolve(target).toUri().getRawPath();
        return decoded(address, target.isAbsolute() ? 0 : 1, address.length());
    }

    /** As text, for patterns and people. */
    static String text(String raw) {
        return isAscii(raw) ? raw : new String(bytes(raw), StandardCharsets.UTF_8);
    }

    /** Whether the name is UTF-8, as nearly all are. */
    static boolean isUtf8(String raw) {
        if (isAscii(raw)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(raw)));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** For people, with {@code \xNN} for each byte that is not ASCII. */
    static String shown(String raw) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            shown.append(character < 0x80 ? Character.toString(character) : "\\x%02x".formatted((int) character));
        }
        return shown.toString();
    }

    static byte[] bytes(String raw) {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String address, int start, int end) {
        StringBuilder raw = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char character = address.charAt(i);
            if (character == '%') {
                raw.append((char) Integer.parseInt(address, i + 1, i + 3, 16));
                i += 2;
            } else {
                raw.append(character);
            }
        }
        return raw.toString();
    }
}
