/**
 * What of a project is wanted: active profiles, selected services with what they depend on, and only those networks,
 * volumes and so on that are used. Knows long syntax and no file.
 */
@NullMarked
package dev.dmcp.compose.selection;

import org.jspecify.annotations.NullMarked;
