package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonObject;

/**
 * What a server hears that asks outside of any call, or during a call whose client cannot be asked. A session declares its capabilities once for all
 * callers, so it declares what some of them can do.
 */
public final class NobodyToAsk implements InputResponder {
    private static final ClientCapabilities SOME_CLIENTS = new ClientCapabilities(JsonObject.builder()
            .put(ClientCapabilities.ELICITATION, JsonObject.empty())
            .put(ClientCapabilities.SAMPLING, JsonObject.empty())
            .put(ClientCapabilities.ROOTS, JsonObject.empty())
            .build());

    @Override
    public ClientCapabilities capabilities() {
        return SOME_CLIENTS;
    }

    @Override
    public JsonObject answer(InputRequest request) {
        if (request instanceof InputRequest.Roots) {
            return JsonObject.builder().put("roots", JsonArray.empty()).build();
        }
        throw new IllegalStateException("there is no client now that answers " + request.method());
    }
}
