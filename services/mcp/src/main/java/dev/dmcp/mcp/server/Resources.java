package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.wire.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All resources of a server: registered ones by their address, families by template, and providers, asked in this order. */
public final class Resources {
    private static final String REGISTERED = "r";

    private final Registry<ServerResource> registered;
    private final Registry<ServerTemplate> templates;
    private final List<ResourceProvider> providers = new CopyOnWriteArrayList<>();

    Resources(Changes changes) {
        registered = new Registry<>(changes, new Change.Resources());
        templates = new Registry<>(changes, new Change.Resources());
    }

    /** Resources by address. */
    public Registry<ServerResource> registered() {
        return registered;
    }

    /** Families by their template's text. */
    public Registry<ServerTemplate> templates() {
        return templates;
    }

    public void add(ServerResource resource) {
        registered.put(resource.resource().uri(), resource);
    }

    public void add(ServerTemplate template) {
        templates.put(template.template().uriTemplate(), template);
    }

    public void add(ResourceProvider provider) {
        providers.add(provider);
    }

    boolean isOffered() {
        return registered.isOffered() || templates.isOffered() || !providers.isEmpty();
    }

    Page<ResourceTemplate> listTemplates(Optional<String> after, int limit) {
        List<Map.Entry<String, ServerTemplate>> entries = templates.after(after, limit);
        List<ResourceTemplate> items = new ArrayList<>();
        entries.forEach(entry -> items.add(entry.getValue().template()));
        boolean more = entries.size() == limit;
        return new Page<>(items, more ? Optional.of(entries.getLast().getKey()) : Optional.empty());
    }

    /** A position is {@code r<address>} among the registered, {@code <number>:<cursor>} at a provider. */
    Page<Resource> list(CallContext context, Optional<String> position, int limit) throws Exception {
        Page<Resource> page = part(context, position, limit);
        // Clients that read one part alone should not find it empty while there are others.
        while (page.items().isEmpty() && page.next().isPresent()) {
            page = part(context, page.next(), limit);
        }
        return page;
    }

    private Page<Resource> part(CallContext context, Optional<String> position, int limit) throws Exception {
        String at = position.orElse(REGISTERED);
        if (at.startsWith(REGISTERED)) {
            return listRegistered(at.substring(1), limit);
        }
        int colon = at.indexOf(':');
        String cursor = at.substring(colon + 1);
        return listProvided(
                context, providerNumber(at, colon), cursor.isEmpty() ? Optional.empty() : Optional.of(cursor));
    }

    /** Clients can make up cursors as they like. */
    private static int providerNumber(String position, int colon) {
        try {
            return Integer.parseUnsignedInt(position.substring(0, Math.max(colon, 0)));
        } catch (NumberFormatException e) {
            throw RpcException.invalidParams("Invalid cursor");
        }
    }

    private Page<Resource> listRegistered(String after, int limit) {
        Optional<String> from = after.isEmpty() ? Optional.empty() : Optional.of(after);
        List<Map.Entry<String, ServerResource>> entries = registered.after(from, limit);
        List<Resource> items = new ArrayList<>();
        entries.forEach(entry -> items.add(entry.getValue().resource()));
        if (entries.size() == limit) {
            return new Page<>(items, Optional.of(REGISTERED + entries.getLast().getKey()));
        }
        return new Page<>(items, firstOfProvider(0));
    }

    private Page<Resource> listProvided(CallContext context, int number, Optional<String> cursor) throws Exception {
        if (number < 0 || number >= providers.size()) {
            return Page.only(List.of());
        }
        Page<Resource> page = providers.get(number).list(context, cursor);
        Optional<String> next = page.next().map(rest -> number + ":" + rest).or(() -> firstOfProvider(number + 1));
        return new Page<>(page.items(), next);
    }

    private Optional<String> firstOfProvider(int number) {
        return number < providers.size() ? Optional.of(number + ":") : Optional.empty();
    }

    Optional<ResourceResult> read(CallContext context, String uri) throws Exception {
        Optional<ServerResource> known = registered.get(uri);
        if (known.isPresent()) {
            return Optional.of(known.get().handler().read(context, uri, Map.of()));
        }
        for (ServerTemplate template : templates.all()) {
            Optional<Map<String, String>> variables = template.pattern().match(uri);
            if (variables.isPresent()) {
                return Optional.of(template.handler().read(context, uri, variables.get()));
            }
        }
        for (ResourceProvider provider : providers) {
            Optional<ResourceResult> found = provider.read(context, uri);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
