/** What servers and clients tell each other: tools, content, resources, prompts, capabilities. Knows no transport and no era. */
@NullMarked
package dev.dmcp.mcp.model;

import org.jspecify.annotations.NullMarked;
