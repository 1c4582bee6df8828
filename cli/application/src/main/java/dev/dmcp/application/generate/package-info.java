/**
 * The files that {@code dmcp.yaml} implies: facts of the project and a stack to rendered files, rendered files and
 * those on disk to a plan, the plan to writes. Knows no file system beyond the port.
 */
@NullMarked
package dev.dmcp.application.generate;

import org.jspecify.annotations.NullMarked;
