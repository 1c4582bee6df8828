/** What is promised about search. */
@NullMarked
package dev.dmcp.service.memory.search;

import org.jspecify.annotations.NullMarked;
