package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceTemplate;
import dev.dmcp.mcp.server.UriTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * To which server a resource's address leads. Addresses stay as they are; where two servers have the same one, it is that of the server whose name comes
 * first, and the other's is offered with the server's name before it: {@code second+demo://resource/1}. In this form any server can be asked, whether
 * addresses clash or not. The same holds for templates.
 */
public final class Addresses {
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> templateOwners = new HashMap<>();
    private final Map<String, List<UriTemplate>> patterns = new LinkedHashMap<>();
    private final List<String> personal = new ArrayList<>();

    private Addresses() {}

    /** A resource of one server, by its own address. */
    public record Place(String server, String uri) {}

    /** Over what servers offer, in the order of their names. */
    public static Addresses of(List<Listing> listings) {
        var addresses = new Addresses();
        for (Listing listing : listings) {
            String server = listing.server().name();
            if (!listing.server().enabled()) {
                continue;
            }
            if (listing.personal()) {
                addresses.personal.add(server);
            } else {
                for (Resource resource : listing.offer().resources()) {
                    addresses.owners.putIfAbsent(resource.uri(), server);
                }
            }
            var patterns = new ArrayList<UriTemplate>();
            for (ResourceTemplate template : listing.offer().templates()) {
                addresses.templateOwners.putIfAbsent(template.uriTemplate(), server);
                patterns.add(pattern(template.uriTemplate()));
            }
            addresses.patterns.put(server, patterns);
        }
        return addresses;
    }

    /** A template whose variables cannot be told apart stands for all addresses that begin as it does. */
    public static UriTemplate pattern(String template) {
        try {
            return UriTemplate.of(template);
        } catch (IllegalArgumentException e) {
            int open = template.indexOf('{');
            return UriTemplate.of((open < 0 ? template : template.substring(0, open)) + "{+rest}");
        }
    }

    /** A server's address as clients see it. */
    public String offered(String server, String uri) {
        return named(owners, server, uri);
    }

    /** A server's template as clients see it. */
    public String offeredTemplate(String server, String template) {
        return named(templateOwners, server, template);
    }

    private static String named(Map<String, String> owners, String server, String address) {
        return owners.getOrDefault(address, server).equals(server) ? address : server + "+" + address;
    }

    /** Where an address that a client has leads; empty when it is on no list and fits no template. */
    public Optional<Place> find(String uri) {
        if (owners.containsKey(uri)) {
            return Optional.of(new Place(owners.get(uri), uri));
        }
        return prefixed(uri).or(() -> templated(uri));
    }

    private Optional<Place> prefixed(String uri) {
        int plus = uri.indexOf('+');
        if (plus < 0 || !patterns.containsKey(uri.substring(0, plus))) {
            return Optional.empty();
        }
        return Optional.of(new Place(uri.substring(0, plus), uri.substring(plus + 1)));
    }

    private Optional<Place> templated(String uri) {
        for (Map.Entry<String, List<UriTemplate>> one : patterns.entrySet()) {
            for (UriTemplate pattern : one.getValue()) {
                if (pattern.match(uri).isPresent()) {
                    return Optional.of(new Place(one.getKey(), uri));
                }
            }
        }
        return Optional.empty();
    }

    /** Where a template that a client has leads. */
    public Optional<Place> findTemplate(String template) {
        if (templateOwners.containsKey(template)) {
            return Optional.of(new Place(templateOwners.get(template), template));
        }
        return prefixed(template);
    }

    /** The servers that may have resources for one caller alone, which are on no list here. */
    public List<String> personal() {
        return List.copyOf(personal);
    }
}
