package dev.dmcp.conversation;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tokens for services of the own stack, made from the key that they check them with. Which of the known keys a running service has is found out by
 * trying; at last it is asked without a token, which is enough from this machine unless {@code DMCP_AUTH=required}.
 */
public final class OwnTokens implements HttpAuthorizer {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final List<Secret> keys;
    private final Clock clock;
    private int tried;

    /** With the keys that services may have, the likeliest first. */
    public OwnTokens(List<Secret> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> authorization() {
        if (tried >= keys.size()) {
            return Optional.empty();
        }
        return Optional.of("Bearer " + new Tokens(keys.get(tried), clock).issue(Caller.DEFAULT_USER, LIFETIME));
    }

    @Override
    public synchronized boolean recover(int status, List<String> challenges, Optional<String> refused) {
        if (status != 401 || tried >= keys.size()) {
            return false;
        }
        tried++;
        return true;
    }
}
