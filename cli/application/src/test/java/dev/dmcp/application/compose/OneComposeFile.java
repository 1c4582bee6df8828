package dev.dmcp.application.compose;

import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.read.ComposeFiles;
import java.util.Map;

/** A folder, {@code /project}, with a compose file and nothing else. */
public record OneComposeFile(String text) implements ComposeFiles {

    public static LoadedProject load(String text) {
        return new LoadProject(new OneComposeFile(text), _ -> {}).load(LoadRequest.of("/project", Map.of()));
    }

    @Override
    public Kind kind(String path) {
        return path.equals("/project/compose.yaml") ? Kind.FILE : Kind.MISSING;
    }

    @Override
    public String read(String path) {
        return text;
    }

    @Override
    public String realPath(String path) {
        return path;
    }
}
