/** Tests of the main server over real HTTP. */
@NullMarked
package dev.dmcp.service.server;

import org.jspecify.annotations.NullMarked;
