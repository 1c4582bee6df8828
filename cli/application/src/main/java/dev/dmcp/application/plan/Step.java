package dev.dmcp.application.plan;

import java.util.List;

/**
 * One operation of a plan.
 *
 * @param id unique within its plan; stable for the same input, so that plans can be compared as text
 * @param operation the effect
 * @param cause why, in a few words: {@code image digest changed}
 * @param after ids of the steps that must have succeeded before; all of them stand earlier in the plan
 */
public record Step<O extends Operation>(String id, O operation, String cause, List<String> after) {
    public Step {
        after = List.copyOf(after);
    }
}
