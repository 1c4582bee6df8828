package dev.dmcp.templates.own;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The copies of templates that a project has of its own, by the template's name.
 *
 * <p>A bundled template is compiled; a copy is interpreted, with the same result for the same text.
 */
public record OwnTemplates(Map<String, Copy> copies) {

    /** @param path for people, where something is wrong with the text */
    public record Copy(String path, String text) {}

    public OwnTemplates {
        copies = Map.copyOf(new LinkedHashMap<>(copies));
    }

    /**
     * A page by the project's own template, else by the bundled one.
     *
     * @throws MistakenTemplate when there is an own one and it cannot be used
     */
    public <P> String render(String name, P page, Function<P, String> bundled) {
        Copy copy = copies.get(name);
        return copy == null ? bundled.apply(page) : Interpreter.render(copy, page);
    }

    /** What a file says of the template that made it. */
    public String label(String name, String version) {
        Copy copy = copies.get(name);
        return copy == null ? version : "%s by way of %s".formatted(version, copy.path());
    }
}
