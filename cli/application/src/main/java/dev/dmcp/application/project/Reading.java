package dev.dmcp.application.project;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One reading of one file: where it came from, what its variables are, what is wrong so far. */
final class Reading {
    private final String source;
    private final Map<String, String> variables;
    private final List<Problem> problems = new ArrayList<>();

    Reading(String source, Map<String, String> variables) {
        this.source = source;
        this.variables = variables;
    }

    void error(Position position, String path, String sentence, String hint) {
        problems.add(Problem.error(source, position, path, sentence, hint));
    }

    /** The text with its variables replaced; a mistake in it is a problem, and the text stays as it is. */
    String interpolate(String text, Position position, String path) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        try {
            return Interpolation.replace(text, variables);
        } catch (Interpolation.Mistake mistake) {
            error(position, path, mistake.sentence(), mistake.hint());
            return text;
        }
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing(Problem::position));
        return List.copyOf(sorted);
    }
}
