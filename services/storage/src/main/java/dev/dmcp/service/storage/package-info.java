/**
 * Databases behind JDBC: SQLite in a file, PostgreSQL through a pool, numbered migrations, and a small helper over statements. Knows no table of a
 * service.
 */
@NullMarked
package dev.dmcp.service.storage;

import org.jspecify.annotations.NullMarked;
