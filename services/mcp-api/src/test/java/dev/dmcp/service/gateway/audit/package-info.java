/** Rules of execute. */
@NullMarked
package dev.dmcp.service.gateway.audit;

import org.jspecify.annotations.NullMarked;
