/** The training run of the ahead-of-time cache: real commands, canned answers. Runs at build time only. */
@NullMarked
package dev.dmcp.cli.training;

import org.jspecify.annotations.NullMarked;
