package dev.dmcp.application.project;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code dmcp.yaml}: text and variables in, the stack or every problem of the file out. On the way of nearly
 * every command, so it reads a tree by hand and uses no reflection.
 */
public final class StackReader {
    /** The version of the file's format that this dmcp reads. */
    public static final int VERSION = 1;

    static final List<String> KEYS =
            List.of("version", "name", "defaultEnvironment", "images", "services", "environments");

    private StackReader() {}

    /**
     * @param source the name that problems carry
     * @param variables values for {@code ${NAME}} in the text's scalars
     */
    public static StackResult read(String source, String text, Map<String, String> variables) {
        ReadResult result = YamlReader.read(source, text);
        // No pattern switch: the first one in a process costs milliseconds, and every command reads a stack.
        if (result instanceof ReadResult.Documents documents) {
            return read(new Reading(source, variables), documents.nodes());
        }
        return new StackResult.Rejected(((ReadResult.Rejected) result).problems());
    }

    private static StackResult read(Reading reading, List<YamlNode> documents) {
        if (documents.size() != 1 || !(documents.getFirst() instanceof YamlNode.Mapping mapping)) {
            reading.error(
                    documents.isEmpty()
                            ? Position.UNKNOWN
                            : documents.getFirst().position(),
                    "",
                    "must be one mapping with `version`, `name` and `services`",
                    "describe the stack as README.md shows");
            return new StackResult.Rejected(reading.problems());
        }
        Section top = new Section(reading, mapping, "", KEYS);
        version(top);
        Optional<Stack> stack = new StackSections(reading).stack(top);
        return stack.<StackResult>map(StackResult.Loaded::new)
                .orElseGet(() -> new StackResult.Rejected(reading.problems()));
    }

    private static void version(Section top) {
        int version = top.integer("version", 1, Integer.MAX_VALUE).orElse(0);
        if (!top.has("version")) {
            top.problem("`version` is missing", "write `version: " + VERSION + "` on the first line");
        } else if (version > VERSION) {
            top.problemAt("version", "version " + version + " is newer than this dmcp", "update dmcp");
        }
    }
}
