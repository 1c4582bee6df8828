/** The memory server over real HTTP. */
@NullMarked
package dev.dmcp.service.memory;

import org.jspecify.annotations.NullMarked;
