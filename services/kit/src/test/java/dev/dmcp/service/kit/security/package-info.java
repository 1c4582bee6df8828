/** What auth promises. */
@NullMarked
package dev.dmcp.service.kit.security;

import org.jspecify.annotations.NullMarked;
