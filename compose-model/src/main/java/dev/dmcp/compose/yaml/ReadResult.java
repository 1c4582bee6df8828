package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Problem;
import java.util.List;

/** What reading a text gave: its documents, or why there are none. */
public sealed interface ReadResult {

    /** The documents of the text in order; none when it holds only comments. */
    record Documents(List<YamlNode> nodes) implements ReadResult {
        public Documents {
            nodes = List.copyOf(nodes);
        }
    }

    /** At least one problem. */
    record Rejected(List<Problem> problems) implements ReadResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
