/** The main HTTP API of the stack. */
@NullMarked
package dev.dmcp.service.server;

import org.jspecify.annotations.NullMarked;
