package dev.dmcp.compose.read;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.io.IOException;
import java.util.List;

/**
 * A file's YAML documents.
 *
 * @param name as the user knows it
 * @param path absolute
 * @param nodes none when the file could not be read, which has then been reported
 */
public record ParsedFile(String name, String path, List<YamlNode> nodes) {
    public ParsedFile {
        nodes = List.copyOf(nodes);
    }

    public static ParsedFile read(String name, String path, ComposeFiles files, Report report) {
        try {
            ReadResult result = YamlReader.read(name, files.read(path));
            if (result instanceof ReadResult.Documents documents) {
                return new ParsedFile(name, path, documents.nodes());
            }
            ((ReadResult.Rejected) result).problems().forEach(report::error);
        } catch (IOException failure) {
            report.error(Problem.error(
                    name,
                    Position.UNKNOWN,
                    "",
                    "cannot read the file: " + failure.getMessage(),
                    "check the path and its permissions"));
        }
        return new ParsedFile(name, path, List.of());
    }
}
