/** Where names of hosts lead, found out in time. Knows no protocol. */
@NullMarked
package dev.dmcp.mcp.client.lookup;

import org.jspecify.annotations.NullMarked;
