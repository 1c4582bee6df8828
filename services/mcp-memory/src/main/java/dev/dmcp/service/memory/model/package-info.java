/**
 * What a memory is, what may be asked of a store, and within which limits. Knows no database and no protocol.
 */
@NullMarked
package dev.dmcp.service.memory.model;

import org.jspecify.annotations.NullMarked;
