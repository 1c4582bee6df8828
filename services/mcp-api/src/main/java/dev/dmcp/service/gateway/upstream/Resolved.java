package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.secret.Redaction;
import dev.dmcp.service.gateway.secret.Reference;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.gateway.secret.UnresolvedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Resolves the texts of one server, and remembers what was secret in them, so that it can be taken out of what is shown. Thread-safe. */
final class Resolved {
    /** What is shorter stands in many texts without being the secret. */
    private static final int SHORTEST = 6;

    private final SecretSource source;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Resolved(SecretSource source) {
        this.source = source;
    }

    /**
     * A text with what its references lead to.
     *
     * @param name of what it is the value of, which tells whether it is a secret as a whole
     */
    String text(String name, String text) throws LinkException {
        try {
            if (Redaction.soundsSecret(name)) {
                remember(text);
            }
            return Reference.replace(text, reference -> {
                String value = source.resolve(reference.toString());
                remember(value);
                return value;
            });
        } catch (UnresolvedException e) {
            throw new LinkException(String.valueOf(e.getMessage()), e);
        }
    }

    Map<String, String> texts(Map<String, String> texts) throws LinkException {
        var resolved = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            resolved.put(entry.getKey(), text(entry.getKey(), entry.getValue()));
        }
        return resolved;
    }

    private void remember(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }

    String shown(String sentence) {
        String shown = sentence;
        for (String secret : secrets) {
            shown = shown.replace(secret, Redaction.MARK);
        }
        return shown;
    }
}
