package dev.dmcp.service.kit.json;

/**
 * How much JSON is read before it is refused.
 *
 * @param maxDepth arrays and objects within each other, at least 1
 * @param maxBytes length of a whole document in bytes of UTF-8, at least 2
 */
public record JsonLimits(int maxDepth, int maxBytes) {
    /** What a service accepts from strangers: 64 levels, 4 MiB. */
    public static final JsonLimits DEFAULT = new JsonLimits(64, 4 << 20);

    public JsonLimits {
        if (maxDepth < 1 || maxBytes < 2) {
            throw new IllegalArgumentException("limits must leave room for an empty object");
        }
    }

    /** The same depth with another length. */
    public JsonLimits withMaxBytes(int bytes) {
        return new JsonLimits(maxDepth, bytes);
    }
}
