package dev.dmcp.application.project;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.compose.validate.Problem;
import java.util.List;

/** What reading a {@code dmcp.yaml} gave. */
public sealed interface StackResult {

    /** The file is right. */
    record Loaded(Stack stack) implements StackResult {}

    /** Every problem of the file, in file order; at least one. */
    record Rejected(List<Problem> problems) implements StackResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** The stack; a rejected file is the user's to mend, all its problems in one failure. */
    default Stack orFail() {
        if (this instanceof Loaded loaded) {
            return loaded.stack();
        }
        throw failure(((Rejected) this).problems());
    }

    private static Failure failure(List<Problem> problems) {
        StringBuilder sentence = new StringBuilder("cannot use `%s`: %s"
                .formatted(
                        problems.getFirst().file(),
                        problems.size() == 1 ? "one problem" : problems.size() + " problems"));
        for (Problem problem : problems) {
            sentence.append("\n  ").append(problem);
        }
        return new Failure.InvalidInput(sentence.toString());
    }
}
