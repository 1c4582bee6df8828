/**
 * Phase 5, check the shape: which keys there are and what kind of value each takes, as the schema of the Compose
 * Specification says it, written as code because reading a schema at each start costs more than the file itself. Knows
 * no relation between values.
 */
@NullMarked
package dev.dmcp.compose.schema;

import org.jspecify.annotations.NullMarked;
