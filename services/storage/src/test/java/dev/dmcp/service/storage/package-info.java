/** What a database promises, whichever it is. */
@NullMarked
package dev.dmcp.service.storage;

import org.jspecify.annotations.NullMarked;
