/** One small class for each command: flags to request, one use case, print. Decides nothing. */
@NullMarked
package dev.dmcp.cli.command;

import org.jspecify.annotations.NullMarked;
