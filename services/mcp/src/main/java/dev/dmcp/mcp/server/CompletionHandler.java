package dev.dmcp.mcp.server;

import java.util.List;
import java.util.Map;

/** Proposes values for an argument of a prompt or a variable of a resource template. */
@FunctionalInterface
public interface CompletionHandler {
    Completion complete(CallContext context, Question question) throws Exception;

    /**
     * What is completed.
     *
     * @param kind {@code ref/prompt} or {@code ref/resource}
     * @param of the prompt's name or the template
     * @param prefix what was typed so far
     * @param known values of the other arguments
     */
    record Question(String kind, String of, String argument, String prefix, Map<String, String> known) {}

    /**
     * Proposals, best first. Only the first hundred are sent.
     *
     * @param total how many there are
     */
    record Completion(List<String> values, int total) {
        public Completion {
            values = List.copyOf(values);
        }

        public static Completion of(List<String> values) {
            return new Completion(values, values.size());
        }
    }
}
