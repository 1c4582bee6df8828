/**
 * Configuration from the environment, secrets from files included, all problems at once. Knows no setting of a service.
 */
@NullMarked
package dev.dmcp.service.kit.config;

import org.jspecify.annotations.NullMarked;
