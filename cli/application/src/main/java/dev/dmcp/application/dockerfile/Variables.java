package dev.dmcp.application.dockerfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the variables of one stage stand for. Of some it cannot be said: those that the builder sets, and with a base image of
 * which nothing is known, all that the stage does not set itself by {@code ENV}, since an image's environment wins over arguments.
 */
final class Variables {
    private final Map<String, Optional<String>> environment = new HashMap<>();
    private final Map<String, Optional<String>> arguments = new HashMap<>();
    private final Set<String> inherited = new HashSet<>();
    private boolean baseIsKnown = true;

    /** Of a stage that begins with nothing. */
    static Variables none() {
        return new Variables();
    }

    /** Of a stage on an image; nothing of the image is known where {@code base} is absent. */
    static Variables on(Optional<BaseImage> base) {
        Variables variables = new Variables();
        variables.baseIsKnown = base.isPresent();
        base.ifPresent(image ->
                image.environment().forEach((name, value) -> variables.setEnvironment(name, Optional.of(value))));
        return variables;
    }

    /** Of a stage on another stage. Builders of different age differ in whether it has the other's arguments too. */
    Variables child() {
        Variables child = new Variables();
        child.baseIsKnown = baseIsKnown;
        child.environment.putAll(environment);
        child.inherited.addAll(inherited);
        child.inherited.addAll(arguments.keySet());
        return child;
    }

    /** As they are now, whatever is set later. */
    Variables copy() {
        Variables copy = child();
        copy.arguments.putAll(arguments);
        return copy;
    }

    void setEnvironment(String name, Optional<String> value) {
        environment.put(name, value);
    }

    void setArgument(String name, Optional<String> value) {
        arguments.put(name, value);
    }

    /** Absent where it cannot be said. */
    Optional<String> value(String name) {
        Optional<String> set = environment.get(name);
        if (set != null) {
            return set;
        }
        if (!baseIsKnown) {
            return Optional.empty();
        }
        Optional<String> argument = arguments.get(name);
        if (argument != null) {
            return argument;
        }
        return inherited.contains(name) ? Optional.empty() : Optional.of("");
    }

    /** Absent where a variable's value cannot be said, or the text is more than a plain one with variables. */
    Optional<String> expanded(String text) {
        return text.indexOf('$') < 0 && isPlain(text) ? Optional.of(text) : new Expansion(text, this::value).result();
    }

    static boolean isPlain(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\'') < 0 && text.indexOf('\\') < 0 && text.indexOf('`') < 0;
    }
}
