package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML (and thereby JSON) text. Keys are text and stand once in a mapping, aliases and merge keys are resolved,
 * and what they may multiply to is bounded, as is the depth of nesting: no text makes the reader run away.
 */
public final class YamlReader {
    private static final int LARGEST_TEXT = 16 * 1024 * 1024;

    private YamlReader() {}

    /**
     * Reads every document of a text.
     *
     * @param source the name that problems carry
     */
    public static ReadResult read(String source, String text) {
        Optional<YamlNode> plain = PlainYaml.read(source, text);
        return plain.isPresent() ? new ReadResult.Documents(List.of(plain.get())) : readAll(source, text);
    }

    /** Whatever the text holds. */
    static ReadResult readAll(String source, String text) {
        List<Problem> problems = new ArrayList<>();
        try {
            // A builder per read: a shared one would be built in a static initialiser even where nothing is read.
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source)
                    .setCodePointLimit(LARGEST_TEXT)
                    .build();
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, withoutByteOrderMark(text)));
            List<YamlNode> documents = new TreeBuilder(source, parser, problems).documents();
            return problems.isEmpty() ? new ReadResult.Documents(documents) : new ReadResult.Rejected(problems);
        } catch (MarkedYamlEngineException failure) {
            problems.add(SyntaxProblem.of(source, text, failure));
        } catch (YamlEngineException failure) {
            problems.add(Problem.error(source, Position.UNKNOWN, "", SyntaxProblem.firstLine(failure), ""));
        }
        return new ReadResult.Rejected(problems);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
