/** Options that several commands share, as picocli mixins. Knows no use case. */
@NullMarked
package dev.dmcp.cli.option;

import org.jspecify.annotations.NullMarked;
