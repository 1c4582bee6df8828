/** What is promised about store. */
@NullMarked
package dev.dmcp.service.memory.store;

import org.jspecify.annotations.NullMarked;
