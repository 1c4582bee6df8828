/**
 * What is remembered of calls: a line for each, and figures. Knows no protocol and no server.
 */
@NullMarked
package dev.dmcp.service.gateway.audit;

import org.jspecify.annotations.NullMarked;
