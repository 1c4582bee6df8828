/** The files of a project on a real file system. The only room that writes files. */
@NullMarked
package dev.dmcp.engine.files;

import org.jspecify.annotations.NullMarked;
