/**
 * JSON as immutable values, read and written within bounds. Knows no message format and never binds to classes by reflection.
 */
@NullMarked
package dev.dmcp.service.kit.json;

import org.jspecify.annotations.NullMarked;
