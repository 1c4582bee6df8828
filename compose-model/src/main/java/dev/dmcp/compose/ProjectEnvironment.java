package dev.dmcp.compose;

import dev.dmcp.compose.interpolate.EnvironmentFile;
import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.ComposeFiles.Kind;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.value.SlashPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of a project: the process's first, then those of {@code .env} files. */
final class ProjectEnvironment {
    private final LoadRequest request;
    private final ComposeFiles files;
    private final Report report;
    private final Map<String, String> values;

    ProjectEnvironment(LoadRequest request, ComposeFiles files, Report report) {
        this.request = request;
        this.files = files;
        this.report = report;
        this.values = new HashMap<>(request.environment());
        values.putIfAbsent("PWD", request.currentFolder());
    }

    Map<String, String> values() {
        return values;
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Adds the variables of the files that the user named, or of the folder's {@code .env}. */
    void addFiles(String folder) {
        Map<String, String> added = new HashMap<>();
        for (String path : envFiles(folder)) {
            Variables known = Variables.of(values);
            read(path, added, name -> known.get(name) == null ? added.get(name) : known.get(name));
        }
        added.forEach(values::putIfAbsent);
    }

    private List<String> envFiles(String folder) {
        List<String> named = request.envFiles();
        if (named.isEmpty()) {
            named = List.of(get("COMPOSE_ENV_FILES").split(",")).stream()
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
        if (!named.isEmpty()) {
            return named.stream().map(this::absolute).toList();
        }
        String standard = SlashPath.join(folder, ".env");
        boolean disabled = switch (get("COMPOSE_DISABLE_ENV_FILE")) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            default -> false;
        };
        return !disabled && files.kind(standard) == Kind.FILE ? List.of(standard) : List.of();
    }

    private String absolute(String path) {
        return SlashPath.isAbsolute(path) ? path : SlashPath.join(request.currentFolder(), path);
    }

    private void read(String path, Map<String, String> added, Variables outside) {
        try {
            EnvironmentFile.read(files.read(path), added, outside);
        } catch (IOException failure) {
            report.error(Problem.error(
                    path,
                    Position.UNKNOWN,
                    "",
                    "cannot read the file with variables: " + failure.getMessage(),
                    "check `--env-file`"));
        } catch (EnvironmentFile.MalformedException problem) {
            report.error(Problem.error(
                    path,
                    new Position(problem.line(), 1),
                    "",
                    String.valueOf(problem.getMessage()),
                    "write `NAME=value`"));
        }
    }
}
