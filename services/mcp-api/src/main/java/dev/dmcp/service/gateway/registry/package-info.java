/**
 * Which servers there are and where, and which addresses may never be one. Knows no tool.
 */
@NullMarked
package dev.dmcp.service.gateway.registry;

import org.jspecify.annotations.NullMarked;
