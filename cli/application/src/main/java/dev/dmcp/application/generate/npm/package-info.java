/** What `generate` must know of npm packages: workspaces, what they need of each other, what builds them. Runs no npm. */
@NullMarked
package dev.dmcp.application.generate.npm;

import org.jspecify.annotations.NullMarked;
