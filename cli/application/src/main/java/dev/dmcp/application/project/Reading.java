package dev.dmcp.application.project;

import dev.dmcp.compose.interpolate.Template;
import dev.dmcp.compose.interpolate.TemplateException;
import dev.dmcp.compose.interpolate.Variables;
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

    /**
     * The text with its variables replaced; a mistake in it is a problem, and the text stays as it is. A variable
     * without a value and without a default is one too: a file that every command starts from must not silently mean
     * something else.
     */
    String interpolate(String text, Position position, String path) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        try {
            return new Template(Variables.of(variables), name -> unset(name, position, path)).resolve(text);
        } catch (TemplateException mistake) {
            error(position, path, String.valueOf(mistake.getMessage()), mistake.hint());
            return text;
        }
    }

    private void unset(String name, Position position, String path) {
        error(
                position,
                path,
                "`" + name + "` has no value",
                "set it in `.env` or the environment, or write `${" + name + ":-default}`");
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
