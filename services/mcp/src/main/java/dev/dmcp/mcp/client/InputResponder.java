package dev.dmcp.mcp.client;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonObject;

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
