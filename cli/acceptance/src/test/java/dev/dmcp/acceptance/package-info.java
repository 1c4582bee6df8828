/** The program as a whole: architecture rules, scenarios, examples, documentation. Sees every room; no room sees it. */
@NullMarked
package dev.dmcp.acceptance;

import org.jspecify.annotations.NullMarked;
