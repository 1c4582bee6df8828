package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Page;
import dev.dmcp.mcp.server.ResourceProvider;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.execute.Addresses;
import dev.dmcp.service.gateway.execute.Addresses.Place;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.gateway.execute.Listing;
import dev.dmcp.service.gateway.execute.Upstreams;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resources of all servers: those that everybody sees as they were listed last, those of a server that is told who calls as it lists them now. */
final class MergedResources implements ResourceProvider {
    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Upstreams upstreams;
    private final Answering answering;
    private volatile List<Listing> listings = List.of();
    private volatile Addresses addresses = Addresses.of(List.of());

    MergedResources(Upstreams upstreams, Answering answering) {
        this.upstreams = upstreams;
        this.answering = answering;
    }

    void update(List<Listing> now) {
        listings = now;
        addresses = Addresses.of(now);
    }

    Addresses addresses() {
        return addresses;
    }

    /** A position is {@code server:rest}: how many of the server's were sent, or the server's own cursor. */
    @Override
    public Page<Resource> list(CallContext context, Optional<String> cursor) throws InterruptedException {
        String at = cursor.orElse("");
        int colon = at.indexOf(':');
        String from = colon < 0 ? "" : at.substring(0, colon);
        Optional<String> rest = colon < 0 ? Optional.empty() : Optional.of(at.substring(colon + 1));
        for (Listing listing : listings) {
            String server = listing.server().name();
            int order = server.compareTo(from);
            if (order < 0 || !listing.server().enabled()) {
                continue;
            }
            Page<Resource> page = page(listing, context, order == 0 ? rest : Optional.empty());
            if (!page.items().isEmpty() || page.next().isPresent()) {
                Optional<String> next = page.next().map(more -> server + ":" + more);
                return new Page<>(page.items(), next.or(() -> after(server)));
            }
        }
        return Page.only(List.of());
    }

    /** The position of the next server; a position without rest begins it. */
    private Optional<String> after(String server) {
        for (Listing listing : listings) {
            if (listing.server().name().compareTo(server) > 0
                    && listing.server().enabled()) {
                return Optional.of(listing.server().name() + ":");
            }
        }
        return Optional.empty();
    }

    private Page<Resource> page(Listing listing, CallContext context, Optional<String> rest)
            throws InterruptedException {
        Optional<String> position = rest.filter(text -> !text.isEmpty());
        return listing.personal() ? asked(listing, context, position) : known(listing, position);
    }

    private Page<Resource> known(Listing listing, Optional<String> position) {
        List<Resource> all = listing.offer().resources();
        int from = Math.min(position.map(MergedResources::number).orElse(0), all.size());
        int to = Math.min(from + PAGE, all.size());
        return new Page<>(
                offered(listing, all.subList(from, to)),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw RpcException.invalidParams("Invalid cursor");
        }
    }

    private Page<Resource> asked(Listing listing, CallContext context, Optional<String> position)
            throws InterruptedException {
        JsonObject params =
                JsonObject.builder().putStringIfPresent("cursor", position).build();
        try {
            JsonObject result = upstreams
                    .of(listing.server())
                    .ask(Callers.of(context), "resources/list", params, CallOptions.within(PATIENCE));
            List<Resource> items = Fields.objects(result, "resources", Resource::of);
            return new Page<>(offered(listing, items), result.string("nextCursor"));
        } catch (UpstreamException e) {
            return Page.only(List.of()); // One server that is away does not hide the others.
        }
    }

    private List<Resource> offered(Listing listing, List<Resource> own) {
        var offered = new ArrayList<Resource>();
        for (Resource resource : own) {
            String uri = addresses.offered(listing.server().name(), resource.uri());
            offered.add(new Resource(
                    uri,
                    resource.name(),
                    resource.title(),
                    resource.description(),
                    resource.mimeType(),
                    resource.more()));
        }
        return offered;
    }

    @Override
    public Optional<ResourceResult> read(CallContext context, String uri) throws InterruptedException {
        Optional<Place> place = addresses.find(uri);
        if (place.isPresent()) {
            return read(context, uri, place.get());
        }
        for (String server : addresses.personal()) {
            Optional<ResourceResult> found = read(context, uri, new Place(server, uri));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<ResourceResult> read(CallContext context, String uri, Place place) throws InterruptedException {
        JsonObject params = JsonObject.builder().put("uri", place.uri()).build();
        try {
            JsonObject result = answering.other(
                    new CallRequest(
                            Callers.of(context),
                            Answering.VIA,
                            place.server(),
                            CallRequest.Kind.RESOURCE,
                            place.uri(),
                            params),
                    context);
            return Optional.of(ResourceResult.of(renamed(result, place.uri(), uri)));
        } catch (RpcException e) {
            if (isNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A server of either era says it in its own way. */
    private static boolean isNotFound(RpcException e) {
        return e.code() == ErrorCode.RESOURCE_NOT_FOUND
                || (e.code() == ErrorCode.INVALID_PARAMS
                        && String.valueOf(e.getMessage()).contains("not found"));
    }

    /** What was asked for under the gateway's address is answered under it. */
    private static JsonObject renamed(JsonObject result, String own, String offered) {
        if (own.equals(offered)) {
            return result;
        }
        var contents = new ArrayList<JsonValue>();
        for (JsonObject one : Fields.objects(result, "contents", content -> content)) {
            boolean same = one.string("uri").equals(Optional.of(own));
            contents.add(same ? one.with("uri", new JsonString(offered)) : one);
        }
        return result.with("contents", new JsonArray(contents));
    }
}
