/** Files of the project as a whole: what builds leave out, which settings there are, the health check of all images. */
@NullMarked
package dev.dmcp.templates.project;

import org.jspecify.annotations.NullMarked;
