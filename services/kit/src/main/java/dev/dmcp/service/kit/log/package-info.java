/**
 * Log lines as JSON, one event a line whatever a stranger sent. Knows neither files nor levels of others.
 */
@NullMarked
package dev.dmcp.service.kit.log;

import org.jspecify.annotations.NullMarked;
