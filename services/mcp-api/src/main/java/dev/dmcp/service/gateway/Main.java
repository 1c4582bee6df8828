package dev.dmcp.service.gateway;

import dev.dmcp.service.kit.lifecycle.ServiceProcess;

/** The gateway as a process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ServiceProcess(new GatewayDefinition(), System.getenv(), System.err).run(arguments));
    }
}
