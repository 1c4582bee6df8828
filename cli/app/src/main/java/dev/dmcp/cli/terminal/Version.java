package dev.dmcp.cli.terminal;

/** Which dmcp this is. */
public final class Version {

    /** As in the parent POM; {@code VersionTest} holds the two together. */
    public static final String NUMBER = "0.1.0";

    private Version() {}

    /** The Java runtime's version, {@code 25.0.3}. */
    public static String java() {
        Runtime.Version version = Runtime.version();
        return version.feature() + "." + version.interim() + "." + version.update();
    }

    /** Both in one line for people. */
    public static String line() {
        return "dmcp " + NUMBER + " (Java " + java() + ")";
    }
}
