package dev.dmcp.application.generate.template;

import dev.dmcp.application.plan.Operation;

/** What {@code templates eject} does. */
public sealed interface TemplateOperation extends Operation {

    /** Writes a copy, over an earlier one where there is one. */
    record WriteCopy(String path, String content) implements TemplateOperation {
        @Override
        public String sentence() {
            return "write " + path;
        }
    }
}
