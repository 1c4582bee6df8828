/** How failures look, and which exit code they give. */
@NullMarked
package dev.dmcp.cli.failure;

import org.jspecify.annotations.NullMarked;
