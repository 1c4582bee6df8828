package dev.dmcp.compose.value;

/** A text that is no such value. The message is a sentence about the text, the hint one thing to try. */
public final class MalformedValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public MalformedValueException(String sentence, String hint) {
        super(sentence, null, false, false);
        this.hint = hint;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
