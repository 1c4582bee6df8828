/** What stands in for a database in a training run. */
@NullMarked
package dev.dmcp.service.storage.standin;

import org.jspecify.annotations.NullMarked;
