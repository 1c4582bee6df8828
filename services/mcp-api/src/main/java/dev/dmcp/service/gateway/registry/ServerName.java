package dev.dmcp.service.gateway.registry;

/** Names of servers: 1 to 32 of a-z, 0-9 and single hyphens, so that a tool's whole name stays what every client accepts. */
public final class ServerName {
    static final int LONGEST = 32;

    private ServerName() {}

    /** Whether a name will do. */
    static boolean fits(String name) {
        try {
            check(name);
            return true;
        } catch (InvalidServerException e) {
            return false;
        }
    }

    /**
     * Looks whether a name will do.
     *
     * @throws InvalidServerException when it will not
     */
    public static void check(String name) {
        if (name.isEmpty()
                || name.length() > LONGEST
                || name.startsWith("-")
                || name.endsWith("-")
                || name.contains("--")) {
            throw new InvalidServerException("a server's name has 1 to " + LONGEST + " of a-z, 0-9 and single hyphens");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                throw new InvalidServerException(
                        "a server's name has 1 to " + LONGEST + " of a-z, 0-9 and single hyphens");
            }
        }
    }
}
