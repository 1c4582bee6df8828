/** What happens while a plan is executed. Knows no terminal; reporters live in the CLI. */
@NullMarked
package dev.dmcp.application.event;

import org.jspecify.annotations.NullMarked;
