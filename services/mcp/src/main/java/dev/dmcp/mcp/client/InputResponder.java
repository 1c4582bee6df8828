package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers what servers ask of a client: questions to the user, to the model, for roots. */
public interface InputResponder {
    /** What can be asked; servers must not ask for more. */
    ClientCapabilities capabilities();

    /**
     * The answer, in the shape of the method's result.
     *
     * @throws Exception when there is none; the server is told its message
     */
    JsonObject answer(InputRequest request) throws Exception;

    /**
     * The answers to questions that were asked together, by key.
     *
     * @throws Exception when one of them has none
     */
    default Map<String, JsonObject> answers(Map<String, InputRequest> requests) throws Exception {
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (Map.Entry<String, InputRequest> request : requests.entrySet()) {
            answers.put(request.getKey(), answer(request.getValue()));
        }
        return answers;
    }

    /** Answers nothing, and says so beforehand. */
    static InputResponder none() {
        return new InputResponder() {
            @Override
            public ClientCapabilities capabilities() {
                return ClientCapabilities.NONE;
            }

            @Override
            public JsonObject answer(InputRequest request) {
                throw new UnsupportedOperationException("this client answers no " + request.method());
            }
        };
    }
}
