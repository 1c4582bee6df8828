package dev.dmcp.compose.read;

import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.validate.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong while the phases run on. Of two problems at the same place, or one below the other, only the
 * first is kept: what follows from a mistake is not worth saying.
 */
public final class Report {
    private final SourceMap sources;
    private final List<Problem> errors;
    private final Set<Problem> warnings;
    private final Set<String> places = new HashSet<>();

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

    public void error(Path path, String sentence, String hint) {
        String place = path.toString();
        if (isSaid(path) || !places.add(place)) {
            return;
        }
        SourceMap.Place at = sources.find(path);
        errors.add(new Problem(at.file(), at.position(), place, sentence, hint, Severity.ERROR));
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

    private boolean isSaid(Path path) {
        if (places.isEmpty()) {
            return false;
        }
        Path at = Path.ROOT;
        for (Path.Step step : path.steps()) {
            if (places.contains(at.toString())) {
                return true;
            }
            at = step.index() < 0 ? at.key(step.key()) : at.index(step.index());
        }
        return false;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public List<Problem> errors() {
        return List.copyOf(errors);
    }

    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
