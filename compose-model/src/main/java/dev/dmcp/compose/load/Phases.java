package dev.dmcp.compose.load;

import dev.dmcp.compose.consistency.ElementCheck;
import dev.dmcp.compose.interpolate.Interpolation;
import dev.dmcp.compose.merge.Merge;
import dev.dmcp.compose.merge.Uniqueness;
import dev.dmcp.compose.normalize.EmptyEntries;
import dev.dmcp.compose.normalize.EnvironmentResolution;
import dev.dmcp.compose.normalize.PathResolution;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.read.SourceMap;
import dev.dmcp.compose.schema.ShapeCheck;
import dev.dmcp.compose.shorthand.Expansion;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.SlashPath;

/** The phases of one load, ready to run, with the report that they share. */
final class Phases {
    private final ComposeFiles files;
    private final String currentFolder;
    private final String home;
    private final LoadPhases options;
    private final SourceMap sources;
    private final Report report;
    private final Merge merge;
    private final Uniqueness uniqueness;
    private final Expansion shortSyntax;

    /**
     * Phases over the documents that a source map knows.
     *
     * @param currentFolder files below it are named relative to it
     */
    Phases(
            ComposeFiles files,
            String currentFolder,
            String home,
            LoadPhases options,
            SourceMap sources,
            Report report) {
        this.files = files;
        this.currentFolder = currentFolder;
        this.home = home;
        this.options = options;
        this.sources = sources;
        this.report = report;
        this.merge = new Merge(report);
        this.uniqueness = new Uniqueness(report);
        this.shortSyntax = Expansion.shortSyntax(report, !options.interpolate());
    }

    /** The same phases for another set of documents. */
    Phases over(SourceMap other) {
        return new Phases(files, currentFolder, home, options, other, report.over(other));
    }

    ComposeFiles files() {
        return files;
    }

    SourceMap sources() {
        return sources;
    }

    Report report() {
        return report;
    }

    Merge merge() {
        return merge;
    }

    /** A path as the user would write it. */
    String shown(String path) {
        return path.startsWith(currentFolder + "/") ? path.substring(currentFolder.length() + 1) : path;
    }

    void interpolate(Fields document, Scope scope) {
        if (options.interpolate()) {
            new Interpolation(scope.variables(), report).apply(document);
        }
    }

    void combine(Fields project, Fields document) {
        merge.file(project, document);
        uniqueness.apply(project);
    }

    void expand(Fields project) {
        shortSyntax.apply(project);
        EmptyEntries.remove(project);
        // What was written differently can now turn out to be the same.
        uniqueness.apply(project);
    }

    void checkShape(ShapeCheck check, Fields project) {
        check.check(project);
        if (project.containsKey("version")) {
            report.warn(Path.of("version"), "`version` is obsolete and has no effect", "remove it");
            project.remove("version");
        }
    }

    void complete(Fields project, Scope scope) {
        Expansion.defaults(report).apply(project);
        new ElementCheck(report).check(project);
        resolvePaths(project, scope.base(), options.resolvePaths());
        new EnvironmentResolution(scope.variables()).apply(project);
    }

    void resolvePaths(Fields project, String base, boolean wanted) {
        if (wanted) {
            new PathResolution(base, home, files, report).apply(project);
        }
    }

    static String parentOf(String path) {
        return SlashPath.parent(path);
    }
}
