/**
 * The engine's answers, read as they stream in, field by field: nothing is bound by reflection, so a first read costs
 * no more than the tenth. Opens no connection.
 */
@NullMarked
package dev.dmcp.engine.docker.read;

import org.jspecify.annotations.NullMarked;
