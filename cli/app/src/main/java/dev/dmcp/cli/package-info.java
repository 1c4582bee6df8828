/** Where the process begins and ends, and how words become a command. Knows no use case. */
@NullMarked
package dev.dmcp.cli;

import org.jspecify.annotations.NullMarked;
