/** Health questions over HTTP and TCP. Knows no service and no process. */
@NullMarked
package dev.dmcp.engine.probe;

import org.jspecify.annotations.NullMarked;
