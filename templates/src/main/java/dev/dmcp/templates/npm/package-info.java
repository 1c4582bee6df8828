/** Images of the npm workspaces of a project: libraries, Node.js programs, sites. Knows no package.json and no file. */
@NullMarked
package dev.dmcp.templates.npm;

import org.jspecify.annotations.NullMarked;
