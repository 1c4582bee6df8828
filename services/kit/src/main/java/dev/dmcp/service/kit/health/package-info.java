/**
 * Whether the process lives and is ready for work. Knows no database.
 */
@NullMarked
package dev.dmcp.service.kit.health;

import org.jspecify.annotations.NullMarked;
