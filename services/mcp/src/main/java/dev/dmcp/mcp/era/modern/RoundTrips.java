package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.Inputs;
import dev.dmcp.mcp.wire.Names;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Questions by multi-round-trip: a question whose answer is not there yet ends the round. Answers of earlier rounds travel in the signed state, so that
 * a handler which starts anew gets them again.
 */
final class RoundTrips implements Inputs {
    private static final String ANSWERS = "answers";
    private static final String STATE = "handler";

    private final StateSeal seal;
    private final Supplier<String> purpose;
    private final ClientCapabilities capabilities;
    private final JsonObject earlier;
    private final JsonObject fresh;
    private final JsonObject state;
    private final Map<String, JsonObject> used = new LinkedHashMap<>();

    /** @throws dev.dmcp.mcp.wire.RpcException when the request carries a state that is not ours */
    RoundTrips(StateSeal seal, Supplier<String> purpose, ClientCapabilities capabilities, JsonObject params) {
        this.seal = seal;
        this.purpose = purpose;
        this.capabilities = capabilities;
        JsonObject opened = params.string("requestState")
                .map(text -> seal.open(text, purpose.get()))
                .orElse(JsonObject.empty());
        this.earlier = opened.object(ANSWERS).orElse(JsonObject.empty());
        this.state = opened.object(STATE).orElse(JsonObject.empty());
        this.fresh = params.object("inputResponses").orElse(JsonObject.empty());
    }

    @Override
    public JsonObject state() {
        return state;
    }

    @Override
    public Map<String, JsonObject> ask(Map<String, InputRequest> requests, JsonObject newState) {
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        JsonObject.Builder open = JsonObject.builder();
        requests.forEach((key, request) -> answer(key, request)
                .ifPresentOrElse(value -> answers.put(key, value), () -> open.put(key, permitted(request))));
        used.putAll(answers);
        if (answers.size() < requests.size()) {
            throw new InputRequired(result(open.build(), newState));
        }
        return answers;
    }

    /** A fresh answer counts before an earlier one; one of the wrong shape does not count, so the question is put again. */
    private Optional<JsonObject> answer(String key, InputRequest request) {
        return fresh.object(key).filter(request::accepts).or(() -> earlier.object(key));
    }

    private JsonObject permitted(InputRequest request) {
        ModernRequest.require(capabilities, request.capability());
        return request.toJson();
    }

    private JsonObject result(JsonObject open, JsonObject newState) {
        JsonObject payload = JsonObject.builder()
                .put(ANSWERS, new JsonObject(new LinkedHashMap<>(used)))
                .put(STATE, newState)
                .build();
        return JsonObject.builder()
                .put(Names.RESULT_TYPE, Names.RESULT_INPUT_REQUIRED)
                .put("inputRequests", open)
                .put("requestState", seal.seal(payload, purpose.get()))
                .build();
    }
}
