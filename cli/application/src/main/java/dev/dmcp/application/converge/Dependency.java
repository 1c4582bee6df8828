package dev.dmcp.application.converge;

/**
 * What a service waits for before it starts.
 *
 * @param restart whether it restarts when that service is replaced
 * @param required whether it is an error when that service is missing or fails
 */
public record Dependency(String service, Condition condition, boolean restart, boolean required) {

    /** Compose's conditions. */
    public enum Condition {
        STARTED("service_started"),
        HEALTHY("service_healthy"),
        COMPLETED("service_completed_successfully");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /** As compose files and labels write it. */
        public String word() {
            return word;
        }

        /** @param word one that is not known counts as {@link #STARTED} */
        public static Condition of(String word) {
            for (Condition condition : values()) {
                if (condition.word.equals(word)) {
                    return condition;
                }
            }
            return STARTED;
        }
    }
}
