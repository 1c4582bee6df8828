package dev.dmcp.service.gateway.mcp;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.CompletionHandler;
import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.gateway.execute.Addresses;
import dev.dmcp.service.gateway.execute.Listing;
import dev.dmcp.service.gateway.execute.OfferedPrompt;
import dev.dmcp.service.gateway.execute.Upstreams;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands the question on to the server whose prompt or template it is about. */
final class MergedCompletion implements CompletionHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Completion NONE = Completion.of(List.of());

    private final Upstreams upstreams;
    private volatile List<Listing> listings = List.of();
    private volatile Addresses addresses = Addresses.of(List.of());

    MergedCompletion(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    void update(List<Listing> now, Addresses nowAddresses) {
        listings = now;
        addresses = nowAddresses;
    }

    private record Target(Listing listing, JsonObject reference) {}

    @Override
    public Completion complete(CallContext context, Question question) throws InterruptedException {
        Target target = (question.kind().equals("ref/prompt") ? prompt(question.of()) : template(question.of()))
                .orElseThrow(() -> RpcException.invalidParams("Unknown reference: " + question.of()));
        if (!target.listing().offer().completes()) {
            return NONE;
        }
        try {
            JsonObject result = upstreams
                    .of(target.listing().server())
                    .ask(
                            Callers.of(context),
                            "completion/complete",
                            params(target, question),
                            CallOptions.within(PATIENCE));
            JsonObject completion = result.object("completion").orElse(JsonObject.empty());
            List<String> values = Fields.texts(completion, "values");
            int total = (int) completion.integer("total").orElse(values.size());
            return new Completion(values, Math.max(total, values.size()));
        } catch (UpstreamException e) {
            throw Answering.refusal(e);
        }
    }

    private static JsonObject params(Target target, Question question) {
        JsonObject.Builder params = JsonObject.builder()
                .put("ref", target.reference())
                .put(
                        "argument",
                        JsonObject.builder()
                                .put("name", question.argument())
                                .put("value", question.prefix())
                                .build());
        if (!question.known().isEmpty()) {
            JsonObject.Builder known = JsonObject.builder();
            for (Map.Entry<String, String> one : question.known().entrySet()) {
                known.put(one.getKey(), one.getValue());
            }
            params.put(
                    "context",
                    JsonObject.builder().put("arguments", known.build()).build());
        }
        return params.build();
    }

    private Optional<Target> prompt(String name) {
        for (Listing listing : listings) {
            for (OfferedPrompt prompt : listing.prompts()) {
                if (prompt.name().equals(name)) {
                    JsonObject reference = JsonObject.builder()
                            .put("type", "ref/prompt")
                            .put("name", prompt.own().name())
                            .build();
                    return Optional.of(new Target(listing, reference));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Target> template(String template) {
        return addresses
                .findTemplate(template)
                .flatMap(place -> listings.stream()
                        .filter(listing -> listing.server().name().equals(place.server()))
                        .findFirst()
                        .map(listing -> new Target(
                                listing,
                                JsonObject.builder()
                                        .put("type", "ref/resource")
                                        .put("uri", place.uri())
                                        .build())));
    }
}
