package dev.dmcp.mcp.client.stdio;

/** Told what becomes of a child process. Must not block. */
public interface ChildListener {
    /** It runs. */
    default void started(long pid) {}

    /** It wrote a line to its standard error, or one to its standard output that is no message. */
    default void said(String line) {}

    /**
     * It has ended, by itself or because it was asked to.
     *
     * @param exitCode 128 and the signal's number when a signal ended it
     */
    default void ended(long pid, int exitCode) {}
}
