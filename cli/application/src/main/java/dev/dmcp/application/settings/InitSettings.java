package dev.dmcp.application.settings;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.plan.Step;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The use case {@code env init}: settings and strong random secrets for one machine. */
public final class InitSettings {
    private final Workspace workspace;
    private final Supplier<String> randomSecret;

    /** @param randomSecret gives another secret each time, of at least 256 bits, in letters, digits, {@code -} and {@code _} */
    public InitSettings(Workspace workspace, Supplier<String> randomSecret) {
        this.workspace = workspace;
        this.randomSecret = randomSecret;
    }

    public Plan<SettingsOperation> plan(Stack stack) {
        Map<String, String> fresh = new LinkedHashMap<>();
        StackSettings.secretVariables(stack).forEach(variable -> fresh.put(variable, randomSecret.get()));
        return InitPlanner.plan(stack, SettingsOnDisk.read(workspace, stack), fresh);
    }

    public void execute(Plan<SettingsOperation> plan, Reporter reporter) {
        List<FileContent> files = new ArrayList<>();
        for (Step<SettingsOperation> step : plan.steps()) {
            files.add(
                    switch (step.operation()) {
                        case SettingsOperation.WriteSettings settings ->
                            new FileContent(SettingsOnDisk.FILE, settings.content(), Permission.PRIVATE);
                        case SettingsOperation.WriteSecret secret ->
                            new FileContent(
                                    StackSettings.secretFile(secret.variable()), secret.value(), Permission.SECRET);
                    });
        }
        if (!files.isEmpty()) {
            workspace.replace(files, List.of());
        }
        plan.steps()
                .forEach(step ->
                        reporter.report(new Event.Note(step.operation().sentence() + " (" + step.cause() + ")")));
    }
}
