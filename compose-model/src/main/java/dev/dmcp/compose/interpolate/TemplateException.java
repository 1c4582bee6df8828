package dev.dmcp.compose.interpolate;

/** A text with variables that cannot be resolved. The message is a sentence, the hint one thing to try. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    TemplateException(String sentence, String hint) {
        super(sentence, null, false, false);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
