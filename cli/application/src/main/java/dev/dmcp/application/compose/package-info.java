/** Compose projects for use cases: loaded, or refused with everything that is wrong. Knows no file system. */
@NullMarked
package dev.dmcp.application.compose;

import org.jspecify.annotations.NullMarked;
