/** Tests. */
@NullMarked
package dev.dmcp.conversation.stack;

import org.jspecify.annotations.NullMarked;
