package dev.dmcp.compose.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short syntax of a mount, {@code source:target:options} (Compose Specification, "volumes").
 *
 * @param source empty for an anonymous volume
 * @param options as written, in order; unknown ones are ignored
 */
public record VolumeSpec(String source, String target, List<String> options) {
    public VolumeSpec {
        options = List.copyOf(options);
    }

    public static VolumeSpec parse(String text) throws MalformedValueException {
        if (text.isEmpty()) {
            throw new MalformedValueException("an empty text is no mount", "write `source:target`");
        }
        if (text.length() <= 2) {
            return new VolumeSpec("", text, List.of());
        }
        List<String> parts = split(text);
        if (parts.stream().anyMatch(String::isEmpty)) {
            throw new MalformedValueException("`" + text + "` has nothing between two colons", "write `source:target`");
        }
        return switch (parts.size()) {
            case 1 -> new VolumeSpec("", parts.getFirst(), List.of());
            case 2 -> new VolumeSpec(parts.getFirst(), parts.get(1), List.of());
            case 3 ->
                new VolumeSpec(
                        parts.getFirst(), parts.get(1), List.of(parts.get(2).split(",", -1)));
            default -> throw new MalformedValueException("`" + text + "` has too many colons", "use the long syntax");
        };
    }

    /** Where the mount goes, or null when the text is none. */
    public static @Nullable String targetOf(String text) {
        try {
            return parse(text).target();
        } catch (MalformedValueException _) {
            return null;
        }
    }

    /** At colons, but neither after a drive letter nor inside {@code ${…}}. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int nested = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
                nested++;
            } else if (character == '}' && nested > 0) {
                nested--;
            } else if (character == ':' && nested == 0 && !isDrive(text, start, at)) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean isDrive(String text, int start, int colon) {
        return colon == start + 1 && Character.isLetter(text.charAt(start));
    }

    /** True when the source is a path of the host and not the name of a volume. */
    public boolean isBind() {
        if (source.isEmpty()) {
            return false;
        }
        boolean path = source.charAt(0) == '.'
                || source.charAt(0) == '/'
                || source.charAt(0) == '~'
                || source.startsWith("\\\\");
        return path || (source.length() > 1 && Character.isLetter(source.charAt(0)) && source.charAt(1) == ':');
    }
}
