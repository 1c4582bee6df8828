/** Tests. */
@NullMarked
package dev.dmcp.conversation.argument;

import org.jspecify.annotations.NullMarked;
