/** Rules of execute. */
@NullMarked
package dev.dmcp.service.gateway.execute;

import org.jspecify.annotations.NullMarked;
