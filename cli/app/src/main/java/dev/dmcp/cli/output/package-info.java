/** How plans, tables and events look on a terminal, in a pipe and as JSON. Knows no use case. */
@NullMarked
package dev.dmcp.cli.output;

import org.jspecify.annotations.NullMarked;
