/**
 * A PostgreSQL server that is none: speaks the protocol and has no data, so that a training run without a database loads what production uses. Knows no
 * service and no table.
 */
@NullMarked
package dev.dmcp.service.storage.standin;

import org.jspecify.annotations.NullMarked;
