package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.PortOwner;

/** Sentences that are said in more than one place. */
final class Sentences {

    private Sentences() {}

    static String portTaken(PortOwner owner) {
        String pid = owner.pid().isPresent() ? " (pid %d)".formatted(owner.pid().getAsLong()) : "";
        return "port %d is taken by %s%s".formatted(owner.port(), owner.description(), pid);
    }
}
