package dev.dmcp.service.memory;

import dev.dmcp.mcp.stdio.StdioProgram;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/** The memory server within another program. */
public final class MemoryProgram implements StdioProgram {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int serve(Map<String, String> environment, InputStream in, OutputStream out, PrintStream err) {
        return new StdioMemory(environment, err).serve(in, out);
    }
}
