/**
 * Memories in SQLite (FTS5) and PostgreSQL (tsvector) behind one contract. Knows no protocol.
 */
@NullMarked
package dev.dmcp.service.memory.store;

import org.jspecify.annotations.NullMarked;
