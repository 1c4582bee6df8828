package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.secret.Reference;
import dev.dmcp.service.gateway.secret.SecretSource;
import dev.dmcp.service.gateway.secret.UnresolvedException;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** What callers may register. The operator, who could do worse anyway, is held to none of this. */
public final class RegistrationRule {
    private final AddressRule addresses;
    private final SecretSource secrets;
    private final boolean commandsAllowed;

    /**
     * @param secrets what callers' references may lead to
     * @param commandsAllowed whether callers may register a command, which is running any program on this machine
     */
    public RegistrationRule(AddressRule addresses, SecretSource secrets, boolean commandsAllowed) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.commandsAllowed = commandsAllowed;
    }

    /** @throws InvalidServerException when there is a member that means nothing */
    void requireKnownMembers(JsonObject definition) {
        for (String member : definition.members().keySet()) {
            if (!member.equals("name") && !ServerFormat.MEMBERS.contains(member)) {
                throw new InvalidServerException(
                        "`" + member + "` means nothing here; a server has " + String.join(", ", ServerFormat.MEMBERS));
            }
        }
    }

    /** @throws InvalidServerException when a caller may not register it */
    void check(RegisteredServer server) {
        switch (server.transport()) {
            case Transport.Stdio stdio -> check(stdio);
            case Transport.Remote remote -> check(remote);
            case Transport.Unreadable unreadable -> throw new InvalidServerException(unreadable.problem());
        }
    }

    private void check(Transport.Stdio stdio) {
        if (!commandsAllowed) {
            throw new InvalidServerException(
                    "a command is a program that this machine would run for any caller, so only the"
                            + " operator adds one: in mcp.json, or by setting GATEWAY_ALLOW_COMMANDS=true");
        }
        stdio.environment().forEach((name, value) -> checkReferences("env", value));
    }

    private void check(Transport.Remote remote) {
        checkReferences("url", remote.url());
        remote.headers().forEach((name, value) -> {
            HeaderRule.check(name, value);
            checkReferences("headers", value);
        });
        remote.oauth().flatMap(RegistrationRule::secret).ifPresent(secret -> checkReferences("oauth", secret));
        addresses.parse(withoutReferences(remote.url()));
    }

    private static Optional<String> secret(Transport.OAuth oauth) {
        return switch (oauth) {
            case Transport.MachineClient machine -> Optional.of(machine.secret());
            case Transport.PersonClient person -> person.secret();
        };
    }

    private void checkReferences(String field, String text) {
        for (Reference reference : Reference.in(text)) {
            Optional<String> refusal = secrets.refusal(reference);
            refusal.ifPresent(sentence -> {
                throw new InvalidServerException(field, sentence);
            });
        }
    }

    /** A reference may stand where a path or a parameter is; where the host is, it would hide who is called. */
    private static String withoutReferences(String url) {
        try {
            String plain = Reference.replace(url, reference -> "x");
            int end = url.indexOf('/', url.indexOf("//") + 2);
            String host = end < 0 ? url : url.substring(0, end);
            if (!Reference.in(host).isEmpty() || !plain.startsWith(host)) {
                throw new InvalidServerException("url", "must name its host itself, not by a reference");
            }
            return plain;
        } catch (UnresolvedException e) {
            throw new IllegalStateException(e);
        }
    }
}
