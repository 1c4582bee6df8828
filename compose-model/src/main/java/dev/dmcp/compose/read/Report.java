package dev.dmcp.compose.read;

import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.validate.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while the phases run on. What only follows from a mistake is not worth saying. */
public final class Report {
    private final SourceMap sources;
    private final List<Problem> errors;
    private final Set<Problem> warnings;
    private final Set<String> hidden = new HashSet<>();

    public Report(SourceMap sources) {
        this(sources, new ArrayList<>(), new LinkedHashSet<>());
    }

    private Report(SourceMap sources, List<Problem> errors, Set<Problem> warnings) {
        this.sources = sources;
        this.errors = errors;
        this.warnings = warnings;
    }

    /** The same report for paths of other documents. */
    public Report over(SourceMap other) {
        return new Report(other, errors, warnings);
    }

    /** A relation that does not hold; whatever else is wrong there is still worth saying. */
    public void error(Path path, String sentence, String hint) {
        if (!isHidden(path)) {
            SourceMap.Place at = sources.find(path);
            errors.add(new Problem(at.file(), at.position(), path.toString(), sentence, hint, Severity.ERROR));
        }
    }

    /** A value that cannot be what it should be: nothing more is said about it or what is below it. */
    public void broken(Path path, String sentence, String hint) {
        error(path, sentence, hint);
        hide(path);
    }

    /** Keeps quiet about a place from now on, because what is wrong there follows from what has been said. */
    public void hide(Path path) {
        hidden.add(path.toString());
    }

    /** A problem that is already placed, or that belongs to no document. */
    public void error(Problem problem) {
        errors.add(problem);
    }

    public void warn(Path path, String sentence, String hint) {
        SourceMap.Place at = sources.find(path);
        warnings.add(new Problem(at.file(), at.position(), path.toString(), sentence, hint, Severity.WARNING));
    }

    /** A warning that is already placed, or that belongs to no document. */
    public void warn(Problem problem) {
        warnings.add(problem);
    }

    private boolean isHidden(Path path) {
        if (hidden.isEmpty()) {
            return false;
        }
        Path at = Path.ROOT;
        for (Path.Step step : path.steps()) {
            if (hidden.contains(at.toString())) {
                return true;
            }
            at = step.index() < 0 ? at.key(step.key()) : at.index(step.index());
        }
        return hidden.contains(at.toString());
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** File by file, and in each from top to bottom. */
    public List<Problem> errors() {
        List<String> files = errors.stream().map(Problem::file).distinct().toList();
        return errors.stream()
                .distinct()
                .sorted(Comparator.comparing((Problem problem) -> files.indexOf(problem.file()))
                        .thenComparing(Problem::position))
                .toList();
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
