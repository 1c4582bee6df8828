package dev.dmcp.compose;

import dev.dmcp.compose.interpolate.Template;
import dev.dmcp.compose.interpolate.TemplateException;
import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.value.SlashPath;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.List;
import java.util.Locale;

/** What a project is called: as asked for, else as {@code COMPOSE_PROJECT_NAME} or a file says, else as its folder. */
final class ProjectName {
    private final LoadRequest request;
    private final Report report;

    ProjectName(LoadRequest request, Report report) {
        this.request = request;
        this.report = report;
    }

    String find(List<ParsedFile> files, String folder, ProjectEnvironment environment) {
        String asked =
                request.projectName().filter(name -> !name.isEmpty()).orElse(environment.get("COMPOSE_PROJECT_NAME"));
        if (!asked.isEmpty()) {
            if (!normalize(asked).equals(asked)) {
                reject(
                        "`" + asked + "` is no project name",
                        "use small letters, digits, `-` and `_`, and begin with a letter or digit");
            }
            return asked;
        }
        String written = written(files);
        String name = normalize(written.isEmpty() ? SlashPath.name(folder) : interpolate(written, environment));
        if (name.isEmpty()) {
            reject("the project has no name", "name it with `-p` or with `name:` in the file");
        }
        return name;
    }

    private void reject(String sentence, String hint) {
        report.error(Problem.error("", Position.UNKNOWN, "", sentence, hint));
    }

    private static String written(List<ParsedFile> files) {
        String name = "";
        for (ParsedFile file : files) {
            for (YamlNode node : file.nodes()) {
                if (node instanceof YamlNode.Mapping root
                        && root.get("name").orElse(null) instanceof YamlNode.Scalar scalar
                        && !scalar.isNull()
                        && !scalar.text().isEmpty()) {
                    name = scalar.text();
                }
            }
        }
        return name;
    }

    private String interpolate(String name, ProjectEnvironment environment) {
        if (!request.phases().interpolate()) {
            return name;
        }
        try {
            return new Template(Variables.of(environment.values()), _ -> {}).resolve(name);
        } catch (TemplateException problem) {
            report.error(Path.of("name"), String.valueOf(problem.getMessage()), problem.hint());
            return name;
        }
    }

    /** Small letters, digits, {@code -} and {@code _}, the last two not in front. */
    static String normalize(String name) {
        StringBuilder kept = new StringBuilder();
        for (char character : name.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (plain || (!kept.isEmpty() && (character == '-' || character == '_'))) {
                kept.append(character);
            }
        }
        return kept.toString();
    }
}
