package dev.dmcp.service.kit.json;

/** The JSON literal {@code null}, which differs from an absent member. */
public enum JsonNull implements JsonValue {
    /** The only one. */
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
