package dev.dmcp.cli.wiring;

import dev.dmcp.cli.terminal.Terminal;

/**
 * What a command is constructed with.
 *
 * @param terminal streams, environment, folder
 * @param wiring constructs adapters when they are asked for
 */
public record Invocation(Terminal terminal, Wiring wiring) {}
