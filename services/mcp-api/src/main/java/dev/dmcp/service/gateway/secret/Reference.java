package dev.dmcp.service.gateway.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A place where a secret is: {@code ${env:NAME}} or {@code ${file:/path}} within a text. */
public record Reference(Kind kind, String name) {
    private static final String BEGIN = "${";

    /** What kind of place it is. */
    public enum Kind {
        /** A variable of the gateway's environment. */
        ENV,
        /** A file, without its last line break. */
        FILE
    }

    /** Gives the text that goes in the place of a reference. */
    @FunctionalInterface
    public interface Replacement {
        String of(Reference reference) throws UnresolvedException;
    }

    /** All references in a text; one that is of neither kind is left as it is. */
    public static List<Reference> in(String text) {
        var found = new ArrayList<Reference>();
        try {
            replace(text, reference -> {
                found.add(reference);
                return "";
            });
        } catch (UnresolvedException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /**
     * The text with something else in the place of each reference.
     *
     * @throws UnresolvedException what the replacement throws
     */
    public static String replace(String text, Replacement replacement) throws UnresolvedException {
        var replaced = new StringBuilder();
        int from = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, from)) {
            int end = text.indexOf('}', begin);
            Optional<Reference> reference =
                    end < 0 ? Optional.empty() : parse(text.substring(begin + BEGIN.length(), end));
            int next = reference.isEmpty() ? begin + BEGIN.length() : end + 1;
            replaced.append(text, from, reference.isEmpty() ? next : begin);
            if (reference.isPresent()) {
                replaced.append(replacement.of(reference.get()));
            }
            from = next;
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static Optional<Reference> parse(String inner) {
        int colon = inner.indexOf(':');
        if (colon < 0 || colon == inner.length() - 1) {
            return Optional.empty();
        }
        String name = inner.substring(colon + 1);
        return switch (inner.substring(0, colon)) {
            case "env" -> Optional.of(new Reference(Kind.ENV, name));
            case "file" -> Optional.of(new Reference(Kind.FILE, name));
            default -> Optional.empty();
        };
    }

    /** As it is written. */
    @Override
    public String toString() {
        return BEGIN + kind.name().toLowerCase(Locale.ROOT) + ":" + name + "}";
    }
}
