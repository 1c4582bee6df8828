/** What lifecycle promises. */
@NullMarked
package dev.dmcp.service.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
