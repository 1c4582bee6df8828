package dev.dmcp.service.kit.json;

/**
 * The text is not JSON, is longer or deeper than allowed, or names a member twice. The message says where and is safe to show to the sender: it quotes
 * at most one token of the text.
 */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
