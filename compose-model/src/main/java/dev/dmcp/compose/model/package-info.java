/**
 * The canonical project as records, for whoever plans to build or run it. Only data: no reading, no checking, no text
 * form. Maps and lists keep the order of the canonical project and cannot be changed.
 */
@NullMarked
package dev.dmcp.compose.model;

import org.jspecify.annotations.NullMarked;
