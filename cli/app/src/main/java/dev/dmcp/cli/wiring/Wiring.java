package dev.dmcp.cli.wiring;

import dev.dmcp.cli.terminal.Terminal;

/** The one place where adapters are constructed; each on first use, since every class loaded is paid at each call. */
public final class Wiring {

    private final Terminal terminal;

    public Wiring(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The environment that adapters may need at construction. */
    public Terminal terminal() {
        return terminal;
    }
}
