package dev.dmcp.application.survey;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.port.Workspace.FileContent;
import dev.dmcp.application.port.Workspace.Permission;
import java.util.List;

/** The use case {@code init}: a first {@code dmcp.yaml} for a repository that has none. */
public final class DescribeProject {
    private static final String FILE = "dmcp.yaml";

    private final Workspace workspace;

    public DescribeProject(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The text that describes what was found.
     *
     * @param folderName the project's folder, after which the stack is named
     */
    public String describe(String folderName) {
        if (workspace.read(FILE).isPresent()) {
            throw new Failure.InvalidInput(
                    "there is a `%s` already".formatted(FILE), "edit it, or remove it to start anew");
        }
        List<Finding> findings = RepositorySurvey.of(workspace);
        if (findings.isEmpty()) {
            throw new Failure.InvalidInput(
                    "found nothing here that dmcp knows how to build: no Maven module with a `Main.java`, no npm package"
                            + " with a server and a lock file, no Vite site with one",
                    "describe the services by hand in `%s`; docs/dmcp.schema.json lists every key".formatted(FILE));
        }
        return FirstDescription.of(RepositorySurvey.hostName(folderName), findings);
    }

    public void write(String description) {
        workspace.replace(List.of(new FileContent(FILE, description, Permission.ORDINARY)), List.of());
    }
}
