/** What metrics promises. */
@NullMarked
package dev.dmcp.service.kit.metrics;

import org.jspecify.annotations.NullMarked;
