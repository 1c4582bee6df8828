/** The tools, resources and prompts that the official conformance suite calls by name, and the client that it starts. Test only. */
@NullMarked
package dev.dmcp.mcp.conformance;

import org.jspecify.annotations.NullMarked;
