package dev.dmcp.application.project;

import java.util.List;

/** Folders of a project, as {@code dmcp.yaml} and flags name them. */
public final class ProjectFolder {
    private ProjectFolder() {}

    /** Whether a folder does not lie, by its name alone, in the project or below it. */
    public static boolean isOutside(String folder) {
        return folder.startsWith("/") || List.of(folder.split("/")).contains("..");
    }
}
