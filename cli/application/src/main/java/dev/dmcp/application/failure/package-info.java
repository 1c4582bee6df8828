/** What goes wrong, in sentences for people. Knows no terminal and prints nothing. */
@NullMarked
package dev.dmcp.application.failure;

import org.jspecify.annotations.NullMarked;
