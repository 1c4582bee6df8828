package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.log.Log;
import dev.dmcp.service.kit.metrics.Metrics;
import java.time.Clock;

/** What the kit hands to a service that is being made. */
public record ServiceContext(ServiceConfig config, Log log, Metrics metrics, Tokens tokens, Clock clock) {}
