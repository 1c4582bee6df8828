/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.model;

import org.jspecify.annotations.NullMarked;
