package dev.dmcp.compose;

import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.ComposeFiles.Kind;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.value.SlashPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the compose files of a project, and the folder that their relative paths start at. */
final class ProjectFiles {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private final LoadRequest request;
    private final ComposeFiles files;
    private final Report report;

    ProjectFiles(LoadRequest request, ComposeFiles files, Report report) {
        this.request = request;
        this.files = files;
        this.report = report;
    }

    /** Absolute paths: those of the request, else of {@code COMPOSE_FILE}, else the usual names from here upwards. */
    List<String> find(ProjectEnvironment environment) {
        List<String> named = request.files();
        if (named.isEmpty() && !environment.get("COMPOSE_FILE").isEmpty()) {
            String separator = environment.get("COMPOSE_PATH_SEPARATOR");
            named = List.of(
                    environment.get("COMPOSE_FILE").split(Pattern.quote(separator.isEmpty() ? ":" : separator)));
        }
        return named.isEmpty()
                ? search(folder(List.of()))
                : named.stream().map(this::absolute).toList();
    }

    private String absolute(String path) {
        return path.equals("-") || SlashPath.isAbsolute(path) ? path : SlashPath.join(request.currentFolder(), path);
    }

    /** The folder that was asked for, else the first file's, else the current one. */
    String folder(List<String> found) {
        if (request.projectDirectory().isPresent()) {
            return SlashPath.clean(absolute(request.projectDirectory().get()));
        }
        return found.stream()
                .filter(path -> !path.equals("-"))
                .findFirst()
                .map(this::absolute)
                .map(SlashPath::parent)
                .orElse(request.currentFolder());
    }

    private List<String> search(String start) {
        String folder = start;
        while (true) {
            List<String> found = existing(folder, NAMES);
            if (!found.isEmpty()) {
                return withOverride(folder, found);
            }
            if (folder.equals("/")) {
                report.error(Problem.error(
                        "",
                        Position.UNKNOWN,
                        "",
                        "there is no compose file in `" + start + "` or above",
                        "name one with `-f`"));
                return List.of();
            }
            folder = SlashPath.parent(folder);
        }
    }

    private List<String> withOverride(String folder, List<String> found) {
        List<String> chosen = new ArrayList<>(found.subList(0, 1));
        List<String> overrides = existing(folder, OVERRIDES);
        overrides.stream().findFirst().ifPresent(chosen::add);
        if (found.size() > 1 || overrides.size() > 1) {
            report.warn(Problem.warning(
                    "",
                    Position.UNKNOWN,
                    "",
                    "there are several compose files in `" + folder + "`; used: " + String.join(", ", chosen),
                    "name the right ones with `-f`"));
        }
        return chosen;
    }

    private List<String> existing(String folder, List<String> names) {
        return names.stream()
                .map(name -> SlashPath.join(folder, name))
                .filter(path -> files.kind(path) != Kind.MISSING)
                .toList();
    }
}
