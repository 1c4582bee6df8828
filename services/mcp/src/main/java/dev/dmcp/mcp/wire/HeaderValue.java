package dev.dmcp.mcp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How texts travel in header fields: as they are, or Base64 between markers (Streamable HTTP, "Value Encoding"). */
public final class HeaderValue {
    private static final String OPEN = "=?base64?";
    private static final String CLOSE = "?=";

    private HeaderValue() {}

    public static String encode(String text) {
        if (isPlain(text) && !isMarked(text)) {
            return text;
        }
        return OPEN + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + CLOSE;
    }

    /** The text that was meant; empty when the value has characters that no header may have, or broken Base64. */
    public static Optional<String> decode(String value) {
        String stripped = value.strip();
        if (isMarked(stripped)) {
            return decodeMarked(stripped.substring(OPEN.length(), stripped.length() - CLOSE.length()));
        }
        return isVisible(stripped) ? Optional.of(stripped) : Optional.empty();
    }

    private static Optional<String> decodeMarked(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // The decoder forgives missing padding; two texts for one value would let a proxy and us disagree.
            if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isMarked(String text) {
        return text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= OPEN.length() + CLOSE.length();
    }

    private static boolean isPlain(String text) {
        return isVisible(text) && text.indexOf('\t') < 0 && text.equals(text.strip());
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return false;
            }
        }
        return true;
    }
}
