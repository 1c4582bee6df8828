package dev.dmcp.application.generate.template;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import java.util.ArrayList;
import java.util.List;

/** The use case {@code templates eject}: copies of templates for the project to change. */
public final class EjectTemplates {
    private final Workspace workspace;

    public EjectTemplates(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * @param name of a template or of a group
     * @param folder for the copies, relative to the project
     * @param force whether copies that are there may be replaced
     */
    public Plan<TemplateOperation> plan(String name, String folder, boolean force) {
        return EjectPlanner.plan(new ProjectTemplates(workspace, folder).named(name), force);
    }

    public void execute(Plan<TemplateOperation> plan, Reporter reporter) {
        List<FileContent> files = new ArrayList<>();
        for (Step<TemplateOperation> step : plan.steps()) {
            switch (step.operation()) {
                case TemplateOperation.WriteCopy copy ->
                    files.add(new FileContent(copy.path(), copy.content(), Permission.ORDINARY));
            }
        }
        if (!files.isEmpty()) {
            workspace.replace(files, List.of());
        }
        plan.steps()
                .forEach(step ->
                        reporter.report(new Event.Note(step.operation().sentence() + " (" + step.cause() + ")")));
    }
}
