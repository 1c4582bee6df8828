/** One invocation's world as a value: streams, environment, folder, version. Knows no command and no output form. */
@NullMarked
package dev.dmcp.cli.terminal;

import org.jspecify.annotations.NullMarked;
