/** docker compose's configuration digests of canonical elements. Knows their JSON form and nothing else. */
@NullMarked
package dev.dmcp.compose.hash;

import org.jspecify.annotations.NullMarked;
