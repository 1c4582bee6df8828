/**
 * Services as processes of the operating system: what should run, what does, and the one switch that takes a service
 * from state to state. Knows no process, socket or file; those hang on ports.
 */
@NullMarked
package dev.dmcp.application.supervise;

import org.jspecify.annotations.NullMarked;
