package dev.dmcp.compose.load;

import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.normalize.Normalization;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.read.SourceMap;
import dev.dmcp.compose.tree.Fields;
import java.util.List;
import java.util.Map;

/** Parsed files to one tree in long syntax with everything that is implied written out. */
public final class ModelLoader {
    private final ComposeFiles files;
    private final LoadPhases options;
    private final SourceMap sources;
    private final Report report;

    public ModelLoader(ComposeFiles files, LoadPhases options, SourceMap sources, Report report) {
        this.files = files;
        this.options = options;
        this.sources = sources;
        this.report = report;
    }

    /**
     * Loads what has been parsed.
     *
     * @param folder of the project, absolute
     * @param currentFolder the user's, for short names in messages
     */
    public Fields load(
            List<ParsedFile> parsed,
            String name,
            String folder,
            String currentFolder,
            Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        Phases phases = new Phases(files, currentFolder, home, options, sources, report);
        Fields project = new FileLoader(phases).load(parsed, new Scope(folder, folder, environment, List.of()));
        if (options.normalize()) {
            new Normalization(name, Variables.of(environment)).apply(project);
        }
        return project;
    }
}
