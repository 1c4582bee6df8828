package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What builds may take from the machine that they are started on.
 *
 * @param credentials from a registry's host to the user's credentials
 * @param environment where secrets may be read
 * @param proxies adds to an input the arguments of which only the builder is told
 * @param name tells this machine and user from others that build on the same engine
 */
public record ThisMachine(
        Function<String, Credentials> credentials,
        Map<String, String> environment,
        UnaryOperator<BuildInput> proxies,
        String name) {
    public ThisMachine {
        environment = Map.copyOf(environment);
    }

    /** One without proxies. */
    public ThisMachine(Function<String, Credentials> credentials, Map<String, String> environment, String name) {
        this(credentials, environment, UnaryOperator.identity(), name);
    }

    /** Shows neither variables nor credentials. */
    @Override
    public String toString() {
        return "ThisMachine[" + name + "]";
    }
}
