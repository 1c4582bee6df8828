package dev.dmcp.service.gateway.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Adding, switching and removing servers while the gateway runs, whoever asks: REST, or a tool. */
public final class ServerAdministration {
    private final Registry registry;
    private final AddressRule addresses;
    private volatile Consumer<String> changed = name -> {};

    public ServerAdministration(Registry registry, AddressRule addresses) {
        this.registry = registry;
        this.addresses = addresses;
    }

    /** Told the name of each server that changed, afterwards. */
    public void onChange(Consumer<String> listener) {
        changed = listener;
    }

    public List<RegisteredServer> all() {
        return registry.all();
    }

    /**
     * Registers a server.
     *
     * @throws InvalidServerException when name or address will not do
     */
    public RegisteredServer add(String name, String url) {
        RegisteredServer added = registry.register(name, addresses.parse(url));
        changed.accept(name);
        return added;
    }

    /** Switches a server on or off; nothing when there is none of that name. */
    public Optional<RegisteredServer> enable(String name, boolean enabled) {
        Optional<RegisteredServer> switched = registry.enable(name, enabled);
        switched.ifPresent(server -> changed.accept(name));
        return switched;
    }

    /**
     * Removes a server.
     *
     * @return whether there was one
     * @throws InvalidServerException when the configuration names it
     */
    public boolean remove(String name) {
        boolean removed = registry.remove(name);
        if (removed) {
            changed.accept(name);
        }
        return removed;
    }
}
