package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.gateway.registry.RegisteredServer.Origin;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Adding, changing, switching and removing servers while the gateway runs, whoever asks: REST, or a tool. */
public final class ServerAdministration {
    private final Registry registry;
    private final RegistrationRule rule;
    private volatile Consumer<String> changed = name -> {};
    private volatile Consumer<String> removed = name -> {};
    private volatile Consumer<String> moved = name -> {};
    private volatile Consumer<Set<String>> reread = names -> {};
    /** What was last told of, while not everybody could be told of what came after it. */
    private Optional<Map<String, RegisteredServer>> untold = Optional.empty();

    public ServerAdministration(Registry registry, RegistrationRule rule) {
        this.registry = registry;
        this.rule = rule;
    }

    /** Told the name of each server that changed, afterwards. */
    public void onChange(Consumer<String> listener) {
        changed = listener;
    }

    /** Told the name of each server that is there no more, afterwards. */
    public void onRemove(Consumer<String> listener) {
        removed = listener;
    }

    /** Told the name of each server that has another address, or none, afterwards. */
    public void onMove(Consumer<String> listener) {
        moved = listener;
    }

    /** Told, whenever the operator's file was read, the names of all servers that are or may be somewhere. */
    public void onRead(Consumer<Set<String>> listener) {
        reread = listener;
    }

    /**
     * From now on the operator's file says this; whoever listens is told which servers differ. Whom a failure keeps from being told is told with the next
     * file, also when that is the same one.
     */
    public synchronized void replaceFile(FileServers file) {
        Map<String, RegisteredServer> before = untold.orElseGet(() -> byName(registry.all()));
        untold = Optional.of(before);
        registry.replaceFile(file.servers());
        Map<String, RegisteredServer> now = byName(registry.all());
        var names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        for (String name : names) {
            tell(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(now.get(name)));
        }
        reread.accept(somewhere(now, file));
        untold = Optional.empty();
    }

    private void tell(String name, Optional<RegisteredServer> before, Optional<RegisteredServer> now) {
        if (now.isEmpty()) {
            removed.accept(name);
        } else if (before.isPresent() && before.get().leavesItsAddress(now.get())) {
            moved.accept(name);
        }
        changed.accept(name);
    }

    /** A definition that cannot be read may be mended; a command has no address. */
    private static Set<String> somewhere(Map<String, RegisteredServer> now, FileServers file) {
        var names = new HashSet<>(file.named());
        now.forEach((name, server) -> {
            if (server.transport() instanceof Transport.Stdio) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        return names;
    }

    private static Map<String, RegisteredServer> byName(List<RegisteredServer> servers) {
        var map = new HashMap<String, RegisteredServer>();
        servers.forEach(server -> map.put(server.name(), server));
        return map;
    }

    public List<RegisteredServer> all() {
        return registry.all();
    }

    public Optional<RegisteredServer> find(String name) {
        return registry.find(name);
    }

    /**
     * Registers a server.
     *
     * @param definition as {@link ServerFormat} reads it; {@code name} is not looked at
     * @throws InvalidServerException when name or definition will not do
     */
    public RegisteredServer add(String name, JsonObject definition) {
        RegisteredServer server = read(name, definition);
        registry.register(server);
        changed.accept(name);
        return server;
    }

    /**
     * Gives a server another definition. What is sent back as it was shown stays as it is, secrets included.
     *
     * @return nothing when there is none of that name
     * @throws InvalidServerException when the definition will not do
     * @throws UnchangeableException when callers may not change this server
     */
    public Optional<RegisteredServer> replace(String name, JsonObject definition) {
        Optional<RegisteredServer> before = find(name);
        before.ifPresent(ServerAdministration::requireRegistered);
        return before.map(server -> keep(server, read(name, Amendment.replace(server, definition))));
    }

    /** As {@link #replace}, but members that are not given stay; {@code null} removes one. */
    public Optional<RegisteredServer> update(String name, JsonObject members) {
        Optional<RegisteredServer> before = find(name);
        before.ifPresent(ServerAdministration::requireRegistered);
        return before.map(server -> keep(server, read(name, Amendment.merge(server, members))));
    }

    private RegisteredServer read(String name, JsonObject definition) {
        rule.requireKnownMembers(definition);
        RegisteredServer server = ServerFormat.read(name, definition.without("name"), Origin.REGISTERED);
        rule.check(server);
        return server;
    }

    private RegisteredServer keep(RegisteredServer before, RegisteredServer server) {
        registry.replace(server);
        tell(server.name(), Optional.of(before), Optional.of(server));
        return server;
    }

    /**
     * Switches a server on or off; nothing when there is none of that name.
     *
     * @throws UnchangeableException when the operator's file names it
     */
    public Optional<RegisteredServer> enable(String name, boolean enabled) {
        Optional<RegisteredServer> before = find(name);
        before.filter(server -> server.origin() == Origin.FILE).ifPresent(ServerAdministration::requireRegistered);
        before.ifPresent(server -> {
            registry.enable(server, enabled);
            changed.accept(name);
        });
        return before.map(server -> server.withEnabled(enabled));
    }

    /**
     * Removes a server.
     *
     * @return what it was; nothing when there was none
     * @throws UnchangeableException when callers did not register it
     */
    public Optional<RegisteredServer> remove(String name) {
        Optional<RegisteredServer> before = find(name);
        before.ifPresent(ServerAdministration::requireRegistered);
        before.ifPresent(server -> {
            registry.remove(name);
            tell(name, before, Optional.empty());
        });
        return before;
    }

    private static void requireRegistered(RegisteredServer server) {
        switch (server.origin()) {
            case CONFIGURED ->
                throw new UnchangeableException("the gateway's environment names `" + server.name()
                        + "`; it can be disabled, not changed or removed");
            case FILE ->
                throw new UnchangeableException(
                        "the operator's mcp.json names `" + server.name() + "`; it is changed there and nowhere else");
            case REGISTERED -> {}
        }
    }
}
