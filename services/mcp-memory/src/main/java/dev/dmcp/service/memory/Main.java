package dev.dmcp.service.memory;

import dev.dmcp.service.kit.lifecycle.ServiceProcess;

/** The memory server as a process: over HTTP, or with {@code --stdio} for the one client that started it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean stdio = arguments.length == 1 && arguments[0].equals("--stdio");
        System.exit(
                stdio
                        ? new StdioMemory(System.getenv(), System.err).serve(System.in, System.out)
                        : new ServiceProcess(new MemoryDefinition(), System.getenv(), System.err).run(arguments));
    }
}
