/** Copies of templates that belong to the project: where they lie, how they are made, what they differ in. Renders none. */
@NullMarked
package dev.dmcp.application.generate.template;

import org.jspecify.annotations.NullMarked;
