package dev.dmcp.service.kit.metrics;

/** Labels of a series, escaped. Made of alternating names and values. */
public record Labels(String text) {
    private static final Labels NONE = new Labels("");

    /** No labels. */
    public static Labels none() {
        return NONE;
    }

    /**
     * From names and values in turn.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("each label has a name and a value");
        }
        var text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(namesAndValues[i]).append("=\"");
            text.append(escaped(namesAndValues[i + 1])).append('"');
        }
        return new Labels(text.toString());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
