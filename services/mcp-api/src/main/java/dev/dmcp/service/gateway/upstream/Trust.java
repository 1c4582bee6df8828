package dev.dmcp.service.gateway.upstream;

import dev.dmcp.service.gateway.registry.AddressRule;
import dev.dmcp.service.gateway.secret.SecretSource;

/** Where connections may lead, and what their references to secrets: one for servers of the operator, one for those of callers. */
public record Trust(AddressRule addresses, SecretSource secrets) {}
