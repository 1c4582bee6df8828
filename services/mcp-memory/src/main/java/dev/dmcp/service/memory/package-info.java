/** The memory server. Knows no other service. */
@NullMarked
package dev.dmcp.service.memory;

import org.jspecify.annotations.NullMarked;
