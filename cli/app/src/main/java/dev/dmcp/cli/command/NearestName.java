package dev.dmcp.cli.command;

import java.util.List;
import java.util.Optional;

/** The known name that was probably meant, by the fewest edits (Damerau-Levenshtein, neighbours swapped count as one). */
public final class NearestName {

    private NearestName() {}

    public static Optional<String> of(String word, List<String> known) {
        String best = "";
        int fewest = 1 + Math.max(1, word.length() / 3);
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = cell(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cell(String from, String to, int[][] cost, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
