package dev.dmcp.application.supervise;

import java.util.List;
import java.util.Optional;

/**
 * State and memory of one supervised service.
 *
 * @param restarts starts after the first, since a person last asked for it
 * @param failures failures in a row
 * @param lastExit how it ended the last time: {@code exit code 3}
 */
public record Progress(ProcessState state, int restarts, int failures, Optional<String> lastExit) {

    public static final Progress NEW = new Progress(new ProcessState.Stopped(), 0, 0, Optional.empty());

    /** What a transition leads to. */
    public record Next(Progress progress, List<ProcessAction> actions) {
        public Next {
            actions = List.copyOf(actions);
        }
    }

    Progress in(ProcessState changed) {
        return new Progress(changed, restarts, failures, lastExit);
    }

    Progress forgiven() {
        return new Progress(state, restarts, 0, lastExit);
    }

    Progress afresh() {
        return new Progress(state, 0, 0, lastExit);
    }

    Progress startedAgain() {
        return new Progress(state, restarts + 1, failures, lastExit);
    }

    Progress failed() {
        return new Progress(state, restarts, failures + 1, lastExit);
    }

    Progress ended(String how) {
        return new Progress(state, restarts, failures, Optional.of(how));
    }

    Next and(ProcessAction... actions) {
        return new Next(this, List.of(actions));
    }
}
