package dev.dmcp.application.generate;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the form that `diff -u` and `git diff` made common. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private enum Mark {
        BOTH(' '),
        BEFORE('-'),
        AFTER('+');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }
    }

    /** A line with its numbers in both texts, counted from 1: those that it has, or would have next. */
    private record Line(Mark mark, String text, int before, int after) {}

    private UnifiedDiff() {}

    /** Empty when the texts are the same; else ends with a line feed. */
    public static String of(String path, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<Line> lines = compare(lines(before), lines(after));
        StringBuilder out = new StringBuilder();
        out.append(before.isEmpty() ? "--- /dev/null\n" : "--- a/" + path + "\n");
        out.append(after.isEmpty() ? "+++ /dev/null\n" : "+++ b/" + path + "\n");
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).mark() == Mark.BOTH) {
                at++;
                continue;
            }
            int start = Math.max(0, at - CONTEXT);
            int end = endOfHunk(lines, at);
            hunk(lines.subList(start, end), out);
            at = end;
        }
        return out.toString();
    }

    /** A line end that is missing at the end of a text is a difference of its last line. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.isEmpty() && !text.endsWith("\n")) {
            lines.add(lines.removeLast() + "\n\\ No newline at end of file");
        }
        return lines;
    }

    private static int endOfHunk(List<Line> lines, int firstChange) {
        int lastChange = firstChange;
        for (int at = firstChange; at < lines.size() && at - lastChange - 1 <= 2 * CONTEXT; at++) {
            if (lines.get(at).mark() != Mark.BOTH) {
                lastChange = at;
            }
        }
        return Math.min(lines.size(), lastChange + 1 + CONTEXT);
    }

    private static void hunk(List<Line> lines, StringBuilder out) {
        long before = lines.stream().filter(line -> line.mark() != Mark.AFTER).count();
        long after = lines.stream().filter(line -> line.mark() != Mark.BEFORE).count();
        out.append("@@ -").append(range(lines.getFirst().before(), before));
        out.append(" +").append(range(lines.getFirst().after(), after)).append(" @@\n");
        for (Line line : lines) {
            out.append(line.mark().sign).append(line.text()).append('\n');
        }
    }

    /** A range without lines names the line before it. */
    private static String range(int start, long count) {
        if (count == 0) {
            return (start - 1) + ",0";
        }
        return count == 1 ? Integer.toString(start) : start + "," + count;
    }

    /** The longest common subsequence: quadratic, which files of some hundred lines can afford. */
    private static List<Line> compare(List<String> before, List<String> after) {
        int[][] common = commonLengths(before, after);
        List<Line> lines = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            boolean bothLeft = left < before.size() && right < after.size();
            if (bothLeft && before.get(left).equals(after.get(right))) {
                lines.add(new Line(Mark.BOTH, before.get(left), left + 1, right + 1));
                left++;
                right++;
            } else if (right >= after.size() || (bothLeft && common[left + 1][right] >= common[left][right + 1])) {
                lines.add(new Line(Mark.BEFORE, before.get(left), left + 1, right + 1));
                left++;
            } else {
                lines.add(new Line(Mark.AFTER, after.get(right), left + 1, right + 1));
                right++;
            }
        }
        return lines;
    }

    private static int[][] commonLengths(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                common[left][right] = before.get(left).equals(after.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }
}
