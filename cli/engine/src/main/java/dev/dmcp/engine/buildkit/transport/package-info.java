/** Ways to reach an engine or a builder: sockets, and the upgrade that older engines want. Knows no HTTP/2. */
@NullMarked
package dev.dmcp.engine.buildkit.transport;

import org.jspecify.annotations.NullMarked;
