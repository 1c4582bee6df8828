package dev.dmcp.engine.buildkit;

import dev.dmcp.engine.docker.http.Connector;

/**
 * A builder and the way to it.
 *
 * @param address for messages
 */
public record BuilderPlace(Kind kind, Connector connector, String address) {

    /** Whose builder it is. */
    public enum Kind {
        /** The engine's own: what is built is there at once. */
        ENGINE,
        /** A {@code buildkitd} beside the engine: what is built must be brought to it. */
        STANDALONE
    }

    public static BuilderPlace engine(Connector connector, String address) {
        return new BuilderPlace(Kind.ENGINE, connector, address);
    }

    public static BuilderPlace standalone(Connector connector, String address) {
        return new BuilderPlace(Kind.STANDALONE, connector, address);
    }
}
