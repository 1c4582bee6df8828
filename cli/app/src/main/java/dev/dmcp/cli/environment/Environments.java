package dev.dmcp.cli.environment;

import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.nio.file.Path;
import java.util.List;

/** Chooses what runs an environment. */
public final class Environments {

    private Environments() {}

    public static Environment of(Invocation invocation, Target target, ProjectOptions options, OutputFlags output) {
        if (target instanceof Target.OfFolder folder) {
            return engine(invocation, folder.folder(), List.of(), "", options, output);
        }
        Target.OfStack stack = (Target.OfStack) target;
        return switch (stack.environment().run()) {
            case PROCESSES ->
                new ProcessEnvironment(
                        invocation, stack.project(), stack.environment().name(), output);
            case ENGINE ->
                engine(
                        invocation,
                        stack.project().root(),
                        stack.environment().composeFiles(),
                        stack.environment().name(),
                        options,
                        output);
        };
    }

    private static Environment engine(
            Invocation invocation,
            Path folder,
            List<String> files,
            String name,
            ProjectOptions options,
            OutputFlags output) {
        ComposeSource source = new ComposeSource(invocation, folder, files, options, output.isQuiet());
        return new EngineEnvironment(invocation, source, name, output);
    }
}
