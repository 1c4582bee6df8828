/** The program in the background: the supervisor of local services. Has no terminal and knows no command. */
@NullMarked
package dev.dmcp.cli.background;

import org.jspecify.annotations.NullMarked;
