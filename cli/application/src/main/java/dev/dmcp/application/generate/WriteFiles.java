package dev.dmcp.application.generate;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import java.util.ArrayList;
import java.util.List;

/** Executes a plan of {@code generate}: all files or none. */
public final class WriteFiles {
    private final Workspace workspace;
    private final Reporter reporter;

    public WriteFiles(Workspace workspace, Reporter reporter) {
        this.workspace = workspace;
        this.reporter = reporter;
    }

    public void execute(GeneratePlan plan) {
        List<FileContent> written = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            switch (change) {
                case FileChange.Create create ->
                    written.add(content(create.path(), create.content(), create.executable()));
                case FileChange.Update update ->
                    written.add(content(update.path(), update.content(), update.executable()));
                case FileChange.Remove remove -> removed.add(remove.path());
                case FileChange.Same _, FileChange.Conflict _ -> {}
            }
        }
        if (!written.isEmpty() || !removed.isEmpty()) {
            workspace.replace(written, removed);
        }
        tell(plan);
    }

    private void tell(GeneratePlan plan) {
        for (Step<FileChange> step : plan.drift().steps()) {
            FileChange change = step.operation();
            reporter.report(
                    change instanceof FileChange.Conflict
                            ? new Event.Warning("`%s` was %s and stays as it is".formatted(change.path(), step.cause()))
                            : new Event.Note(change.sentence() + " (" + step.cause() + ")"));
        }
    }

    private static FileContent content(String path, String text, boolean executable) {
        return new FileContent(path, text, executable ? Permission.EXECUTABLE : Permission.ORDINARY);
    }
}
