/** The terminal: streams, environment, exit codes, and the one place where adapters are constructed. */
@NullMarked
package dev.dmcp.cli;

import org.jspecify.annotations.NullMarked;
