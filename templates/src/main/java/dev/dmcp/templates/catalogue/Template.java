package dev.dmcp.templates.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A template that dmcp brings along.
 *
 * @param name group and file: {@code npm/Dockerfile}
 * @param version of its group: {@code npm/3}
 * @param summary what it makes, for people
 */
public record Template(String name, String version, String summary) {
    private static final String EXTENSION = ".mustache";

    /** The group: {@code npm}. */
    public String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The file's name wherever a copy of it lies: {@code npm/Dockerfile.mustache}. */
    public String file() {
        return name + EXTENSION;
    }

    public String text() {
        try (InputStream resource = Template.class.getResourceAsStream("/dev/dmcp/templates/" + file())) {
            if (resource == null) {
                throw new IllegalStateException("there is no resource for template " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
