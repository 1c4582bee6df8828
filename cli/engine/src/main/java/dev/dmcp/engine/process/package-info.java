/**
 * Processes of the operating system, and the background supervisor that keeps them: launching, signals, ports, logs,
 * its state file and its control socket. Knows no container engine and no terminal.
 */
@NullMarked
package dev.dmcp.engine.process;

import org.jspecify.annotations.NullMarked;
