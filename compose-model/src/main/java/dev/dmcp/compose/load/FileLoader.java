package dev.dmcp.compose.load;

import dev.dmcp.compose.read.Document;
import dev.dmcp.compose.read.DocumentReader;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.schema.ShapeCheck;
import dev.dmcp.compose.tree.Fields;
import java.util.List;

/** Runs the phases over the files of one scope, one file over the other, and then over the whole. */
public final class FileLoader {
    private final Phases phases;
    private final ShapeCheck shapes;
    private final Extends extending;
    private final Includes includes;

    FileLoader(Phases phases) {
        this.phases = phases;
        this.shapes = new ShapeCheck(phases.report());
        this.extending = new Extends(phases);
        this.includes = new Includes(phases, this);
    }

    Fields load(List<ParsedFile> files, Scope scope) {
        Fields project = new Fields();
        Scope inside = scope;
        for (ParsedFile file : files) {
            file.nodes().forEach(node -> phases.sources().add(file.name(), node));
            inside = inside.entering(file.path());
            for (Document document : DocumentReader.documents(file, phases.report())) {
                add(project, document, file, inside);
            }
        }
        phases.complete(project, scope);
        return project;
    }

    private void add(Fields project, Document document, ParsedFile file, Scope scope) {
        Fields root = document.root();
        phases.interpolate(root, scope);
        extending.apply(document, file, scope);
        document.applyResets(project);
        includes.apply(root, scope);
        phases.combine(project, root);
        phases.checkShape(shapes, project);
        phases.expand(project);
    }
}
