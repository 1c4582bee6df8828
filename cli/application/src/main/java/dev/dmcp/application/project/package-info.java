/** {@code dmcp.yaml} as records, read from text with all its problems at once. Knows no file. */
@NullMarked
package dev.dmcp.application.project;

import org.jspecify.annotations.NullMarked;
