package dev.dmcp.cli.environment;

import dev.dmcp.application.generate.template.ProjectTemplates;
import dev.dmcp.application.project.Images;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.wiring.Invocation;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a project has its own copies of templates.
 *
 * @param root of the project, absolute
 * @param folder relative to it
 * @param templates as the project sees them
 */
public record OwnTemplateFolder(Path root, String folder, ProjectTemplates templates) {

    /** Of the project around the folder; of the folder itself, with the usual settings, where there is none. */
    public static OwnTemplateFolder find(Invocation invocation, ProjectOptions options) {
        Path directory = options.directory(invocation.terminal().directory());
        return Project.find(directory, Map.of())
                .map(found -> of(invocation, found))
                .orElseGet(() -> of(invocation, directory, Images.defaults()));
    }

    /** As {@link #find}, where nothing can be done without a project. */
    public static OwnTemplateFolder require(Invocation invocation, ProjectOptions options) {
        return of(
                invocation,
                Project.require(options.directory(invocation.terminal().directory()), Map.of()));
    }

    private static OwnTemplateFolder of(Invocation invocation, Project found) {
        return of(invocation, found.root(), found.stack().images());
    }

    private static OwnTemplateFolder of(Invocation invocation, Path root, Images images) {
        return new OwnTemplateFolder(
                root, images.templates(), invocation.wiring().projectTemplates(root, images.templates()));
    }
}
