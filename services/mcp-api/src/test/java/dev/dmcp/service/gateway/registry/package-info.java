/** Rules of registry. */
@NullMarked
package dev.dmcp.service.gateway.registry;

import org.jspecify.annotations.NullMarked;
