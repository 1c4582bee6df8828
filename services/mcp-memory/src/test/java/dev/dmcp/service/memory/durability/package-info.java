/** Whether what was acknowledged survives kill -9. */
@NullMarked
package dev.dmcp.service.memory.durability;

import org.jspecify.annotations.NullMarked;
