package dev.dmcp.service.server.account;

import dev.dmcp.service.kit.config.Secret;
import java.util.Map;

/** Who may sign in. */
public final class Accounts {
    private final Map<String, Secret> passwords;

    /** @param passwords by the name of the user */
    public Accounts(Map<String, Secret> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    /** Whether this user has this password; takes as long for a user that does not exist. */
    public boolean accepts(String user, String password) {
        Secret expected = passwords.get(user);
        boolean matches = (expected == null ? Secret.of("nobody has this one") : expected).matches(password);
        return matches && expected != null;
    }
}
