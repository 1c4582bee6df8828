/**
 * The settings and secrets of one machine: making {@code .env} and the files of secrets, and checking them. Knows no
 * randomness and no file system beyond ports.
 */
@NullMarked
package dev.dmcp.application.settings;

import org.jspecify.annotations.NullMarked;
