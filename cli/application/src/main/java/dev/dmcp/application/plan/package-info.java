/** What all plans share: steps, their causes, and how a plan reads as text. Knows no engine. */
@NullMarked
package dev.dmcp.application.plan;

import org.jspecify.annotations.NullMarked;
