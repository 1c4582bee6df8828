package dev.dmcp.mcp.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of RFC 6570 that servers use to name families of resources: {@code {name}} stands for one segment, {@code {+name}} for several. Matching
 * takes time linear in the address: a variable ends at the first place where the literal after it stands.
 */
public final class UriTemplate {
    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Variable(String name, boolean manySegments) implements Part {}

    private final List<Part> parts;

    private UriTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when a brace is not closed or two variables touch */
    public static UriTemplate of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            if (open != from) {
                int end = open < 0 ? text.length() : open;
                parts.add(new Literal(text.substring(from, end)));
                from = end;
            } else {
                from = addVariable(parts, text, open);
            }
        }
        return new UriTemplate(List.copyOf(parts));
    }

    private static int addVariable(List<Part> parts, String text, int open) {
        int close = text.indexOf('}', open);
        if (close < 0 || (!parts.isEmpty() && parts.getLast() instanceof Variable)) {
            throw new IllegalArgumentException("not a URI template that can be matched: " + text);
        }
        String name = text.substring(open + 1, close);
        boolean many = name.startsWith("+");
        parts.add(new Variable(many ? name.substring(1) : name, many));
        return close + 1;
    }

    /** The variables' values in {@code uri}, decoded; empty when it does not fit. */
    public Optional<Map<String, String>> match(String uri) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Literal literal -> {
                    if (!uri.startsWith(literal.text(), at)) {
                        return Optional.empty();
                    }
                    at += literal.text().length();
                }
                case Variable variable -> {
                    int end = end(uri, at, i, variable);
                    if (end <= at) {
                        return Optional.empty();
                    }
                    Optional<String> value = decode(uri.substring(at, end));
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    values.put(variable.name(), value.get());
                    at = end;
                }
            }
        }
        return at == uri.length() ? Optional.of(values) : Optional.empty();
    }

    private int end(String uri, int from, int index, Variable variable) {
        int end = uri.length();
        if (index + 1 < parts.size() && parts.get(index + 1) instanceof Literal next) {
            end = variable.manySegments() ? uri.lastIndexOf(next.text()) : uri.indexOf(next.text(), from);
        }
        boolean crosses = !variable.manySegments()
                && end > from
                && uri.substring(from, end).indexOf('/') >= 0;
        return crosses ? -1 : end;
    }

    private static Optional<String> decode(String segment) {
        try {
            // A plus is a plus in a path, unlike in a form.
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
