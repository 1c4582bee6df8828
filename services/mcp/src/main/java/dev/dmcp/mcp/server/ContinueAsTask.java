package dev.dmcp.mcp.server;

/** Ends a call's first part: the rest is to be a task. */
public final class ContinueAsTask extends CallEnd {
    private final transient TaskBody body;

    ContinueAsTask(TaskBody body) {
        this.body = body;
    }

    public TaskBody body() {
        return body;
    }
}
