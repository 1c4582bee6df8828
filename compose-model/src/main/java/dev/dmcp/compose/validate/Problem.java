package dev.dmcp.compose.validate;

/**
 * One thing that is wrong with a file, said so that a person can mend it.
 *
 * @param file the source's name as the user gave it, empty when the problem belongs to no file
 * @param position where in the file
 * @param path the place inside the document, {@code services.web.ports[0]}; empty for the document as a whole
 * @param sentence what is wrong, without a full stop
 * @param hint one thing to try, empty when there is none
 */
public record Problem(String file, Position position, String path, String sentence, String hint, Severity severity) {

    public static Problem error(String file, Position position, String path, String sentence, String hint) {
        return new Problem(file, position, path, sentence, hint, Severity.ERROR);
    }

    public static Problem warning(String file, Position position, String path, String sentence, String hint) {
        return new Problem(file, position, path, sentence, hint, Severity.WARNING);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code compose.yaml:4:7: services.web: unknown key `port` (did you mean `ports`?)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!file.isEmpty()) {
            text.append(file).append(position.known() ? ":" + position : "").append(": ");
        }
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(sentence);
        return hint.isEmpty()
                ? text.toString()
                : text.append(" (").append(hint).append(')').toString();
    }
}
