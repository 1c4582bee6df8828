/** Revisions 2024-11-05 to 2025-11-25: sessions, resumable streams, requests to the client. Knows no socket. */
@NullMarked
package dev.dmcp.mcp.era.legacy;

import org.jspecify.annotations.NullMarked;
