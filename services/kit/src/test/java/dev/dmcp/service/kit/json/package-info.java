/** How JSON is read and written. */
@NullMarked
package dev.dmcp.service.kit.json;

import org.jspecify.annotations.NullMarked;
