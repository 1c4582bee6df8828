/** What `generate` must know of a Maven build: which POMs and folders the services' modules need. Runs no Maven. */
@NullMarked
package dev.dmcp.application.generate.maven;

import org.jspecify.annotations.NullMarked;
