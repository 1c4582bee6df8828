/** Validation of arguments and results against JSON Schema 2020-12. Knows no tool; loaded at its first use. */
@NullMarked
package dev.dmcp.mcp.schema;

import org.jspecify.annotations.NullMarked;
