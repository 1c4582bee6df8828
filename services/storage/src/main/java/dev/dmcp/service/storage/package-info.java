/** Databases behind JDBC. Knows no table of a service. */
@NullMarked
package dev.dmcp.service.storage;

import org.jspecify.annotations.NullMarked;
