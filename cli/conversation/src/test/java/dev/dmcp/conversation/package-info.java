/** Tests. */
@NullMarked
package dev.dmcp.conversation;

import org.jspecify.annotations.NullMarked;
