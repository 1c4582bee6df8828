/** A server as an OAuth 2.1 resource server: who may come in, and where others get a token. Optional; knows no tool and no key. */
@NullMarked
package dev.dmcp.mcp.oauth;

import org.jspecify.annotations.NullMarked;
