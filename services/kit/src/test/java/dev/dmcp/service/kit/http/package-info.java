/** Real requests over real sockets. */
@NullMarked
package dev.dmcp.service.kit.http;

import org.jspecify.annotations.NullMarked;
