package dev.dmcp.mcp.model;

import dev.dmcp.service.kit.json.JsonObject;

/** What a client says it can do, kept as it was sent so that a gateway can pass it on. */
public record ClientCapabilities(JsonObject json) {
    public static final ClientCapabilities NONE = new ClientCapabilities(JsonObject.empty());

    public static final String ELICITATION = "elicitation";
    public static final String SAMPLING = "sampling";
    public static final String ROOTS = "roots";

    /** Whether the capability is declared, whatever its settings. */
    public boolean has(String capability) {
        return json.object(capability).isPresent();
    }

    /** Whether it can send its user to a web page: elicitation in mode {@code url}. */
    public boolean showsPages() {
        return json.object(ELICITATION)
                .flatMap(elicitation -> elicitation.object("url"))
                .isPresent();
    }

    public boolean hasExtension(String extension) {
        return json.object("extensions")
                .flatMap(extensions -> extensions.object(extension))
                .isPresent();
    }
}
