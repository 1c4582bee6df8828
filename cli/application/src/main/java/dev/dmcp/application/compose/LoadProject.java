package dev.dmcp.application.compose;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.compose.ComposeLoader;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadResult;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.validate.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Loads a compose project; what is wrong with its files is the user's to mend, all of it in one failure. */
public final class LoadProject {
    private final ComposeFiles files;
    private final Consumer<Problem> warnings;

    /**
     * A loader over some files.
     *
     * @param warnings is told what does not keep the project from being used
     */
    public LoadProject(ComposeFiles files, Consumer<Problem> warnings) {
        this.files = files;
        this.warnings = warnings;
    }

    /**
     * The project.
     *
     * @throws Failure.InvalidInput naming every problem with its place
     */
    public LoadedProject load(LoadRequest request) {
        LoadResult result = ComposeLoader.load(request, files);
        result.warnings().forEach(warnings);
        if (result instanceof LoadResult.Loaded loaded) {
            return loaded.project();
        }
        throw failure(((LoadResult.Rejected) result).problems());
    }

    private static Failure failure(List<Problem> problems) {
        StringBuilder sentence = new StringBuilder("cannot use the compose project: "
                + (problems.size() == 1 ? "one problem" : problems.size() + " problems"));
        problems.forEach(problem -> sentence.append("\n  ").append(problem));
        return new Failure.InvalidInput(sentence.toString());
    }
}
