package dev.dmcp.mcp.server;

/** Ends a handler's run without an error, where the era says how the call goes on. Handlers let it pass. */
public abstract class CallEnd extends RuntimeException {
    protected CallEnd() {
        super(null, null, false, false);
    }
}
