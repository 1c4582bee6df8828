package dev.dmcp.engine.docker;

/** A version of the engine's API, {@code 1.51}. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The newest one that dmcp was tried with. */
    public static final ApiVersion NEWEST_KNOWN = new ApiVersion(1, 51);
    /** Docker 20.10, the oldest engine that is supported. */
    public static final ApiVersion OLDEST_SUPPORTED = new ApiVersion(1, 41);
    /** From here on a container can join several networks as it is created. */
    public static final ApiVersion SEVERAL_ENDPOINTS = new ApiVersion(1, 44);
    /** From here on the type of a log answer says whether it has frames. */
    public static final ApiVersion LOG_TYPES = new ApiVersion(1, 42);

    /** @throws NumberFormatException when the text is none */
    public static ApiVersion of(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new NumberFormatException(text);
        }
        return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    public boolean isAtLeast(ApiVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
