/**
 * From configuration to a listening service, and from a signal to an orderly end. Knows no service.
 */
@NullMarked
package dev.dmcp.service.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
