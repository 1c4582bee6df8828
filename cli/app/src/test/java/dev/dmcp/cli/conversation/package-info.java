/** Tests. */
@NullMarked
package dev.dmcp.cli.conversation;

import org.jspecify.annotations.NullMarked;
