package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says a parser's complaint in the words of somebody who edits the file. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    static Problem of(String source, String text, MarkedYamlEngineException failure) {
        Position position = failure.getProblemMark().map(TreeBuilder::position).orElse(Position.UNKNOWN);
        String complaint = failure.getProblem() == null ? firstLine(failure) : failure.getProblem();
        Advice advice = advice(complaint, lineAt(text, position.line()));
        return Problem.error(source, position, "", advice.sentence(), advice.hint());
    }

    static String firstLine(YamlEngineException failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private record Advice(String sentence, String hint) {}

    private static Advice advice(String complaint, String line) {
        if (line.stripTrailing().indexOf('\t') >= 0 && complaint.contains("TAB")) {
            return new Advice("a tab is not allowed here", "indent with spaces");
        }
        if (complaint.startsWith("expected <block end>")) {
            return new Advice(
                    "this line does not line up with the ones above", "give all keys of one mapping the same indent");
        }
        if (complaint.startsWith("mapping values are not allowed here")) {
            return new Advice(
                    "a key is not allowed here",
                    "check the indent of this line and the one above, or put quotes around text that holds `: `");
        }
        if (complaint.startsWith("could not find expected ':'")) {
            return new Advice("a `:` is missing after the key on the line above", "write `key: value`");
        }
        return new Advice(complaint, "");
    }

    private static String lineAt(String text, int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }
}
