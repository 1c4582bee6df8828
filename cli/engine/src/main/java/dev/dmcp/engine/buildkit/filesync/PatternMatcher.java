package dev.dmcp.engine.buildkit.filesync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An ordered list of patterns with exceptions, as in {@code .dockerignore}: the last pattern that matches a path or
 * one of its parents decides. Does what moby's {@code patternmatcher} does, corner cases included, because the
 * builder was written for that one.
 */
public final class PatternMatcher {

    /** Which patterns matched a folder; handed down to what lies in it. */
    public static final class ParentMatch {
        /** For paths at the top. */
        public static final ParentMatch NONE = new ParentMatch(new boolean[0], false);

        private final boolean[] byPattern;
        private final boolean matched;

        private ParentMatch(boolean[] byPattern, boolean matched) {
            this.byPattern = byPattern;
            this.matched = matched;
        }

        /** Whether the path itself matches. */
        public boolean matched() {
            return matched;
        }
    }

    /**
     * One pattern.
     *
     * @param prefix of all that it matches; absent where wildcards do not only end it
     */
    private record Pattern(boolean exception, Predicate<String> matches, Optional<String> prefix) {}

    private static final String SPECIAL = "*[]?^\\";

    private final List<Pattern> patterns = new ArrayList<>();
    private boolean exceptions;

    /**
     * @param patterns in their order; empty ones are passed over
     * @throws BadPatternException when one cannot be understood
     */
    public PatternMatcher(List<String> patterns) {
        for (String pattern : patterns) {
            String stripped = pattern.strip();
            if (!stripped.isEmpty()) {
                add(GoPath.clean(stripped));
            }
        }
    }

    private void add(String cleaned) {
        boolean exception = cleaned.startsWith("!");
        String text = exception ? cleaned.substring(1) : cleaned;
        if (text.isEmpty()) {
            throw new BadPatternException(cleaned, "an exception of nothing");
        }
        Wildcard.check(text);
        exceptions |= exception;
        patterns.add(new Pattern(exception, compiled(text), prefix(text)));
    }

    /** The shortcuts are moby's; they differ from the general case where a line feed is in the path. */
    private static Predicate<String> compiled(String text) {
        boolean leading = text.startsWith("**");
        String rest = leading ? text.substring(2) : text;
        if (leading && !hasWildcards(rest)) {
            return path -> path.endsWith(rest) || (rest.startsWith("/") && path.equals(rest.substring(1)));
        }
        if (!hasWildcards(text)) {
            return text::equals;
        }
        String beginning = text.endsWith("**") ? text.substring(0, text.length() - 2) : text;
        if (!leading && !hasWildcards(beginning)) {
            return path -> path.startsWith(beginning);
        }
        return Wildcard.mobyPattern(text)::matches;
    }

    private static boolean hasWildcards(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[]\\".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether the path, or a folder above it, matches. */
    public boolean matches(String path) {
        ParentMatch parent = ParentMatch.NONE;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            parent = match(path.substring(0, slash), parent);
        }
        return match(path, parent).matched();
    }

    /** As {@link #matches}, for a walk that has asked for the parent before. */
    public ParentMatch match(String path, ParentMatch parent) {
        boolean[] byPattern = new boolean[patterns.size()];
        boolean matched = false;
        for (int i = 0; i < byPattern.length; i++) {
            Pattern pattern = patterns.get(i);
            boolean hit = parent.byPattern.length > 0 && parent.byPattern[i];
            if (!hit && pattern.exception() == matched) {
                hit = pattern.matches().test(path);
            }
            byPattern[i] = hit;
            if (hit) {
                matched = !pattern.exception();
            }
        }
        return new ParentMatch(byPattern, matched);
    }

    /**
     * Whether something in a folder that does not match itself may match: false lets a walk pass it over. Only plain
     * prefixes allow to say no.
     */
    boolean mayMatchWithin(String folder) {
        return mayMatchWithin(folder, false);
    }

    /** Whether an exception may bring back something in a folder that matches. */
    boolean mayExceptWithin(String folder) {
        return exceptions && mayMatchWithin(folder, true);
    }

    private boolean mayMatchWithin(String folder, boolean exception) {
        String prefix = folder + "/";
        for (Pattern pattern : patterns) {
            if (pattern.exception() == exception) {
                Optional<String> own = pattern.prefix();
                if (own.isEmpty() || own.get().startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<String> prefix(String text) {
        String plain = withoutTrailingGlob(text);
        return isSpecial(plain) ? Optional.empty() : Optional.of(plain + "/");
    }

    private static String withoutTrailingGlob(String text) {
        String once = text.endsWith("/**") ? text.substring(0, text.length() - 3) : text;
        return once.endsWith("/*") ? once.substring(0, once.length() - 2) : once;
    }

    private static boolean isSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
