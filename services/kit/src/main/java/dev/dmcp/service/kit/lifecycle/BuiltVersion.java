package dev.dmcp.service.kit.lifecycle;

/** Which version of a service this is. */
public final class BuiltVersion {
    private BuiltVersion() {}

    /** As the jar that the class came from says; {@code development} outside of one. */
    public static String of(Class<?> type) {
        String built = type.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
