/** Rules of execute. */
@NullMarked
package dev.dmcp.service.gateway.fault;

import org.jspecify.annotations.NullMarked;
