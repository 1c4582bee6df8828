package dev.dmcp.engine.buildkit;

import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import java.util.Map;
import java.util.function.Function;

/**
 * What builds may take from the machine that they are started on.
 *
 * @param credentials from a registry's host to the user's credentials
 * @param environment where secrets may be read
 * @param name tells this machine and user from others that build on the same engine
 */
public record ThisMachine(Function<String, Credentials> credentials, Map<String, String> environment, String name) {
    public ThisMachine {
        environment = Map.copyOf(environment);
    }

    /** Shows neither variables nor credentials. */
    @Override
    public String toString() {
        return "ThisMachine[" + name + "]";
    }
}
