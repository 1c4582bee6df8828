package dev.dmcp.application.survey;

/**
 * A service that a repository seems to hold.
 *
 * @param name of the service, as a host is called
 * @param folder of its sources, relative to the project
 * @param usesDatabase whether its manifest names a driver for PostgreSQL
 */
record Finding(String name, String folder, Type type, boolean usesDatabase) {

    /** What seems to build and run it. */
    enum Type {
        JAVA("java"),
        NODE("node"),
        VITE("vite");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
