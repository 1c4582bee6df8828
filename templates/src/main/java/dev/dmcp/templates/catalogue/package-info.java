/** The templates that dmcp brings along, by name, with their texts. Knows nothing of what is made from them. */
@NullMarked
package dev.dmcp.templates.catalogue;

import org.jspecify.annotations.NullMarked;
