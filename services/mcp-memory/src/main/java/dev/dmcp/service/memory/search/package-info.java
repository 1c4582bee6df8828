/**
 * Words and queries: one tokeniser and one query language for both databases. Knows neither of them.
 */
@NullMarked
package dev.dmcp.service.memory.search;

import org.jspecify.annotations.NullMarked;
