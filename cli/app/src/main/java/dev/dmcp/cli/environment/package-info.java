/**
 * What the commands of an environment do, once for environments that run as processes and once for those on an
 * engine: use cases and their printed results. Parses no flags.
 */
@NullMarked
package dev.dmcp.cli.environment;

import org.jspecify.annotations.NullMarked;
