package dev.dmcp.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words behind a command's name where they mean only one thing: flags and options by one of their names, once each, values that do not
 * look like options, and further words. Most command lines are like that, and need no parser, which is a good part of what a start
 * costs. Each option of the command asks for its words; what nobody asked for, and what could be read in two ways, is left to picocli.
 */
public final class PlainWords {
    private final List<String> words;
    private final boolean[] taken;
    private boolean understood = true;

    public PlainWords(List<String> words) {
        this.words = words;
        this.taken = new boolean[words.size()];
        for (String word : words) {
            // picocli reads further words from the file `@FILE`.
            understood &= !word.isEmpty() && word.charAt(0) != '@';
        }
    }

    /** Whether somebody took each word, and nobody was in doubt; if not, what was read is not to be used. */
    public boolean areUnderstood() {
        for (boolean each : taken) {
            understood &= each;
        }
        return understood;
    }

    /** Says that only a parser can read the words of this command. */
    public void leaveToParser() {
        understood = false;
    }

    /** Whether one of the names is there. */
    public boolean flag(String... names) {
        return find(names) >= 0;
    }

    /** The word behind one of the names. */
    public @Nullable String text(@Nullable String otherwise, String... names) {
        String value = value(names);
        return value == null ? otherwise : value;
    }

    /** The word behind one of the names. */
    public @Nullable Path path(@Nullable Path otherwise, String... names) {
        String value = value(names);
        if (value == null) {
            return otherwise;
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException refused) {
            // Letters that the locale does not know, or no letter at all: the parser has words for it.
            understood = false;
            return otherwise;
        }
    }

    /** The constant that the word behind one of the names means, in small letters or others. */
    public <E extends Enum<E>> @Nullable E constant(@Nullable E otherwise, E[] constants, String... names) {
        String value = value(names);
        if (value == null) {
            return otherwise;
        }
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        understood = false;
        return otherwise;
    }

    /** What is left when all options have taken theirs. */
    public List<String> rest(List<String> otherwise) {
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < taken.length; at++) {
            if (!taken[at] && !words.get(at).startsWith("-")) {
                taken[at] = true;
                rest.add(words.get(at));
            }
        }
        return rest.isEmpty() ? otherwise : rest;
    }

    private @Nullable String value(String... names) {
        int at = find(names) + 1;
        if (at == 0) {
            return null;
        }
        if (at == taken.length || taken[at] || words.get(at).startsWith("-")) {
            understood = false;
            return null;
        }
        taken[at] = true;
        return words.get(at);
    }

    /** @return where the last of the names is; negative where none is */
    private int find(String... names) {
        int found = -1;
        for (int at = 0; at < taken.length; at++) {
            if (!taken[at] && isOneOf(words.get(at), names)) {
                understood &= found < 0;
                taken[at] = true;
                found = at;
            }
        }
        return found;
    }

    private static boolean isOneOf(String word, String... names) {
        for (String name : names) {
            if (name.equals(word)) {
                return true;
            }
        }
        return false;
    }
}
