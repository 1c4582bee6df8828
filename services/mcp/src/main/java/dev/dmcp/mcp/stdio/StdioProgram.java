package dev.dmcp.mcp.stdio;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * A server for the one client that started it, which another program can run within itself; found by {@link java.util.ServiceLoader}. Nothing but
 * messages of the protocol goes to {@code out}.
 */
public interface StdioProgram {
    /** What it is called by those who start it: {@code memory}. */
    String name();

    /**
     * Serves until the input ends. Blocks.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong configuration
     */
    int serve(Map<String, String> environment, InputStream in, OutputStream out, PrintStream err);
}
