/**
 * One namespace over the tools of all servers, and calling them. Knows no HTTP.
 */
@NullMarked
package dev.dmcp.service.gateway.execute;

import org.jspecify.annotations.NullMarked;
