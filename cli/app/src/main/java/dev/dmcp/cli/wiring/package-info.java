/** The one place where adapters are constructed, and what commands are constructed with. Knows no command. */
@NullMarked
package dev.dmcp.cli.wiring;

import org.jspecify.annotations.NullMarked;
