package dev.dmcp.application.image;

import dev.dmcp.application.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * Why an image could not be built, with what helps to mend it.
 *
 * @param step the name of the failing step; absent when the builder failed before or between steps
 * @param reason the builder's own words
 * @param lastLines the end of what the step printed
 * @param excerpt the place in the Dockerfile; absent where the builder names none
 */
public record FailedBuild(
        String target, Optional<String> step, String reason, List<String> lastLines, Optional<Excerpt> excerpt) {

    /**
     * Lines of a Dockerfile.
     *
     * @param firstLine the number of the first failing line, from 1
     * @param lastLine the number of the last failing line
     */
    public record Excerpt(String file, List<String> lines, int firstLine, int lastLine) {
        private static final int AROUND = 2;

        public Excerpt {
            lines = List.copyOf(lines);
        }

        void appendTo(StringBuilder text) {
            int from = Math.max(1, firstLine - AROUND);
            int to = Math.min(lines.size(), lastLine + AROUND);
            int width = Integer.toString(to).length();
            text.append('\n').append(file).append(':').append(firstLine).append('\n');
            for (int number = from; number <= to; number++) {
                boolean marked = number >= firstLine && number <= lastLine;
                String padded = " ".repeat(width - Integer.toString(number).length()) + number;
                text.append(marked ? "> " : "  ").append(padded).append(" | ");
                text.append(lines.get(number - 1)).append('\n');
            }
        }
    }

    public FailedBuild {
        lastLines = List.copyOf(lastLines);
    }

    private static final int LONGEST_STEP = 80;

    private static String shortened(String step) {
        String line = step.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STEP ? line : line.substring(0, LONGEST_STEP - 1) + "…";
    }

    /** The step says what was run, so that the reason need not quote it a second time. */
    private static String withoutCommand(String words) {
        int end = words.lastIndexOf("\" did not complete successfully: ");
        return words.startsWith("process \"") && end > 0
                ? words.substring(end + "\" did not complete successfully: ".length())
                : words;
    }

    /** All of it as one failure, with a hint where the trouble is a known one. */
    public Failure toFailure() {
        StringBuilder text = new StringBuilder("cannot build `").append(target).append('`');
        step.ifPresent(name -> text.append(" at step `").append(shortened(name)).append('`'));
        text.append(": ").append(withoutCommand(reason)).append('\n');
        if (!lastLines.isEmpty()) {
            text.append("\nthe last lines of the step:\n");
            lastLines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
        excerpt.ifPresent(place -> place.appendTo(text));
        String sentence = text.toString().stripTrailing();
        return KnownTroubles.hint(reason, lastLines)
                .map(hint -> new Failure.OperationFailed(sentence, hint))
                .orElseGet(() -> new Failure.OperationFailed(sentence));
    }
}
