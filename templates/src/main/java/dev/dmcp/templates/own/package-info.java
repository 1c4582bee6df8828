/** The project's own copies of templates, interpreted. Knows no file system: the copies come as values. */
@NullMarked
package dev.dmcp.templates.own;

import org.jspecify.annotations.NullMarked;
