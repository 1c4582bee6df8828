/** What config promises. */
@NullMarked
package dev.dmcp.service.kit.config;

import org.jspecify.annotations.NullMarked;
