/** Taking away what builds left behind: this project's by default, and never what something uses. Knows no engine. */
@NullMarked
package dev.dmcp.application.clean;

import org.jspecify.annotations.NullMarked;
