/** Tests of the commands. */
@NullMarked
package dev.dmcp.cli.command;

import org.jspecify.annotations.NullMarked;
