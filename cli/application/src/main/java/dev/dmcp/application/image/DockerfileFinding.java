package dev.dmcp.application.image;

/**
 * Something that the builder has to say about a Dockerfile.
 *
 * @param file its path
 * @param line from 1; 0 where none is named
 * @param rule {@code StageNameCasing}, …; empty where the file cannot be built at all
 * @param sentence what is wrong at this place
 * @param advice what the rule is about; may be empty
 * @param url where to read more; may be empty
 */
public record DockerfileFinding(String file, int line, String rule, String sentence, String advice, String url) {

    /** Whether no image can come of it. */
    public boolean isError() {
        return rule.isEmpty();
    }
}
