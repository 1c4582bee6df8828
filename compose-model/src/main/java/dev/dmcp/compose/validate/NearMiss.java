package dev.dmcp.compose.validate;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody who wrote an unknown one most likely meant. */
public final class NearMiss {
    private NearMiss() {}

    /** The nearest of the known names, or nothing when none is near enough to be worth saying. */
    public static Optional<String> of(String unknown, Collection<String> known) {
        String wanted = fold(unknown);
        int best = Math.max(1, wanted.length() / 3) + 1;
        String nearest = "";
        for (String candidate : known) {
            int distance = distance(wanted, fold(candidate), best);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** The hint that names the nearest known name, or an empty text. */
    public static String hint(String unknown, Collection<String> known) {
        return of(unknown, known).map(name -> "did you mean `" + name + "`?").orElse("");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Damerau-Levenshtein distance (neighbours may be swapped), given up once it reaches {@code limit}. */
    private static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = nextRow(left, right, row, beforeLast, last);
            beforeLast = last;
            last = current;
        }
        return last[right.length()];
    }

    private static int[] nextRow(String left, String right, int row, int[] beforeLast, int[] last) {
        int[] current = new int[right.length() + 1];
        current[0] = row;
        for (int column = 1; column <= right.length(); column++) {
            boolean same = left.charAt(row - 1) == right.charAt(column - 1);
            int cost = Math.min(Math.min(last[column], current[column - 1]) + 1, last[column - 1] + (same ? 0 : 1));
            boolean swapped = row > 1
                    && column > 1
                    && left.charAt(row - 1) == right.charAt(column - 2)
                    && left.charAt(row - 2) == right.charAt(column - 1);
            current[column] = swapped ? Math.min(cost, beforeLast[column - 2] + 1) : cost;
        }
        return current;
    }
}
