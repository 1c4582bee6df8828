/** What log promises. */
@NullMarked
package dev.dmcp.service.kit.log;

import org.jspecify.annotations.NullMarked;
