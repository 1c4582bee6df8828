package dev.dmcp.service.server;

import dev.dmcp.service.kit.lifecycle.ServiceProcess;

/** The main server as a process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ServiceProcess(new ServerDefinition(), System.getenv(), System.err).run(arguments));
    }
}
