/** What health promises. */
@NullMarked
package dev.dmcp.service.kit.health;

import org.jspecify.annotations.NullMarked;
