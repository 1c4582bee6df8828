package dev.dmcp.templates;

/**
 * A file as a template made it.
 *
 * @param path relative to the project, with slashes
 * @param content ends with a line feed
 * @param executable whether it is a program
 * @param template name and version of what made it, {@code java/1}: a change of the version tells why the file changes
 */
public record RenderedFile(String path, String content, boolean executable, String template) {
    public RenderedFile {
        if (path.startsWith("/") || path.isEmpty() || !content.endsWith("\n")) {
            throw new IllegalArgumentException("rendered file `" + path + "`");
        }
    }
}
