/**
 * Figures in Prometheus' text format. Knows no scraper.
 */
@NullMarked
package dev.dmcp.service.kit.metrics;

import org.jspecify.annotations.NullMarked;
