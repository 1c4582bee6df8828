package dev.dmcp.application.supervise;

import dev.dmcp.application.plan.Operation;

/** One effect on the local services of a project. */
public sealed interface LocalOperation extends Operation {

    /**
     * Done when the build has succeeded.
     *
     * @param isForced run even when someone else has just built the same
     */
    record Build(BuildStep step, boolean isForced) implements LocalOperation {
        @Override
        public String sentence() {
            return "build " + step.name();
        }
    }

    record OpenSupervisor() implements LocalOperation {
        @Override
        public String sentence() {
            return "start the supervisor";
        }
    }

    /** Done when the service is healthy. */
    record Start(String service) implements LocalOperation {
        @Override
        public String sentence() {
            return "start " + service;
        }
    }

    /** Done when the service is healthy. */
    record Restart(String service) implements LocalOperation {
        @Override
        public String sentence() {
            return "restart " + service;
        }
    }

    /** Done when the service, which runs already, is healthy. */
    record AwaitHealth(String service) implements LocalOperation {
        @Override
        public String sentence() {
            return "wait for " + service;
        }
    }

    /** Done when nothing of the service runs any more. */
    record Stop(String service) implements LocalOperation {
        @Override
        public String sentence() {
            return "stop " + service;
        }
    }

    record CloseSupervisor() implements LocalOperation {
        @Override
        public String sentence() {
            return "end the supervisor";
        }
    }
}
