package dev.dmcp.compose;

import dev.dmcp.compose.validate.Problem;
import java.util.List;

/** What loading gave. Warnings are there in either case. */
public sealed interface LoadResult {

    List<Problem> warnings();

    record Loaded(LoadedProject project, List<Problem> warnings) implements LoadResult {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /** At least one problem, in the order of the files. */
    record Rejected(List<Problem> problems, List<Problem> warnings) implements LoadResult {
        public Rejected {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
