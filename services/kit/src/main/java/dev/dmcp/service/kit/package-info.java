/** What every bundled service shares. Knows no service. */
@NullMarked
package dev.dmcp.service.kit;

import org.jspecify.annotations.NullMarked;
