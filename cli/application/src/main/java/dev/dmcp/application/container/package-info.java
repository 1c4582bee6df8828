/**
 * Containers, networks and volumes as values: what is wanted ({@code *Spec}) and what was seen ({@code Observed*}).
 * Knows neither how they are made nor who asks.
 */
@NullMarked
package dev.dmcp.application.container;

import org.jspecify.annotations.NullMarked;
