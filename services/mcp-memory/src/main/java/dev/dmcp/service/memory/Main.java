package dev.dmcp.service.memory;

import dev.dmcp.service.kit.lifecycle.ServiceProcess;

/** The memory server as a process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ServiceProcess(new MemoryDefinition(), System.getenv(), System.err).run(arguments));
    }
}
