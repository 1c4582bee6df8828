/** What auth promises. */
@NullMarked
package dev.dmcp.service.kit.auth;

import org.jspecify.annotations.NullMarked;
