package dev.dmcp.cli;

/** The one place where adapters are constructed; each on first use, since every class loaded is paid at each call. */
public final class Wiring {

    private final Terminal terminal;

    public Wiring(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The environment that adapters may need at construction. */
    Terminal terminal() {
        return terminal;
    }
}
