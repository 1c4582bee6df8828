package dev.dmcp.templates.own;

/** A project's own template cannot be used as it is: its syntax, or a name that no page has. */
public final class MistakenTemplate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    MistakenTemplate(String path, String sentence, Throwable cause) {
        super(sentence, cause);
        this.path = path;
    }

    /** The file, as it was given. */
    public String path() {
        return path;
    }
}
