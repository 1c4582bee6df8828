/** Small interfaces through which use cases see the world, in the words of the use cases. Knows no library. */
@NullMarked
package dev.dmcp.application.port;

import org.jspecify.annotations.NullMarked;
