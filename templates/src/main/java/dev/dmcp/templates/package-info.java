/** From a stack description to the text of its files. Knows no file system and no Docker. */
@NullMarked
package dev.dmcp.templates;

import org.jspecify.annotations.NullMarked;
