/** What runs and what it says: containers beside what should run, and their output. Knows the engine only as a port. */
@NullMarked
package dev.dmcp.application.status;

import org.jspecify.annotations.NullMarked;
